/**
 * What is heard while a number is typed off hook: dial tone (ITU-T E.180) before the first digit,
 * the stutter tone first when messages wait, a second dial tone after a prefix, and the reorder
 * tone and the howler when nobody types for long; and the reorder tone when the far end has hung
 * up. The tones themselves are those of the country.
 */
package org.offhook.dial.tones;
