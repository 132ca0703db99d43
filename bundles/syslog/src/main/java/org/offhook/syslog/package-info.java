/**
 * Sends what the phone logs to a syslog server, or to the console.
 *
 * <p>Messages go by UDP (RFC 5426), framed as RFC 3164, which the phones speak, or RFC 5424. A
 * level for each part of the phone is put in force in pax-logging at run time. A server that is
 * dead, slow or unknown to the DNS costs nothing: messages wait in a bounded queue, the oldest are
 * dropped and counted, and all work is done by one thread of the capability's own.
 *
 * <p>Limits: UDP only, so messages may be lost; 1024 bytes (RFC 3164) or 2048 bytes (RFC 5424)
 * each.
 */
package org.offhook.syslog;
