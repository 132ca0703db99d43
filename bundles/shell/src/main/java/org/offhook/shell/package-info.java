/**
 * The shell of the phone: commands in the scope {@code offhook} (Apache Felix Gogo), at a terminal
 * with completion (JLine), through a socket in the data directory, or as the one command a phone
 * was started for.
 */
package org.offhook.shell;
