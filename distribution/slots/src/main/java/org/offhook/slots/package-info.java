/**
 * Firmware files, and the two slots of a phone that they are put into. A slot counts only when it
 * is complete; which one starts stands in a record that is replaced as a whole; so a power cut at
 * any instant leaves a phone that starts with the old image or the new one. Used by the launcher
 * and, as a copy of its own, by the firmware bundle.
 */
package org.offhook.slots;
