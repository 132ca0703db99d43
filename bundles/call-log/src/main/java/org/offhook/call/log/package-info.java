/** Dialled, received and missed calls, kept through power cuts. */
package org.offhook.call.log;
