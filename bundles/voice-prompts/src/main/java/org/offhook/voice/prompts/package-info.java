/**
 * Voice prompts: the phone says in the earpiece what has happened, from a file for each occasion.
 *
 * <p>Limits: occasions are new voice messages, a call that was missed, and a line that has lost its
 * registration; calls, and what fails in them, have their tones. There are no files of the house's
 * own.
 */
package org.offhook.voice.prompts;
