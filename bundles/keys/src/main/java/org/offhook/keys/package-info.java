/**
 * The keys of the phone: what is configured for each, its lamp and label, and the function that a
 * bundle offers for its type. Here are those for speed dial, a prefix, DTMF and key events. Limits:
 * line keys, softkeys and hard keys wait for the screen.
 */
package org.offhook.keys;
