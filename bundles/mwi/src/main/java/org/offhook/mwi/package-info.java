/** Counts and lamp of waiting messages. */
package org.offhook.mwi;
