/**
 * The SIP user agent: one stack for all lines; registration, sessions, authentication, server
 * location.
 *
 * <p>RFC 3261 (user agent), 2617, 7616 and 8760 (digest), 3263 (location), 3262 (reliable
 * provisional responses), 3311 (UPDATE), 3264 and 6337 (order of offers and answers), 4028 (session
 * timers), 3581 (rport), 3326 (Reason), 5626 (keep-alive, instance), 5922 (TLS identity), 3325
 * (P-Asserted-Identity), 3966 (tel URIs).
 *
 * <p>Transactions and transports are JAIN SIP's; dialogs are kept here. Limits: no forking proxy
 * behaviour, no SIP over SCTP or WebSocket, TLS connections are opened by the phone only.
 */
package org.offhook.sip;
