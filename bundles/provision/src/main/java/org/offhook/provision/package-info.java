/**
 * Gets the configuration from a server when asked to, and puts it in force. Limits: only the
 * command {@code provision now} starts it; nothing runs by schedule, and firmware is left alone.
 */
package org.offhook.provision;
