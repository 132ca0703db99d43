/**
 * Publishing presence: the presence server of each line is told whether its person is available, on
 * the phone, or not to be disturbed (RFC 3856, RFC 3863, RFC 3903; activities of RFC 4480).
 *
 * <p>Limits: the phone knows calls and do not disturb, and nothing of calendars or idle time; it
 * tells only how its own person is and shows nobody else's presence.
 */
package org.offhook.presence.publish;
