/** Turns incoming calls away, for the phone or for a line. */
package org.offhook.dnd;
