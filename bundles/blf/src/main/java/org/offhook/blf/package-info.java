/** Watches other lines and shows their state on keys. */
package org.offhook.blf;
