/**
 * The lab: a registrar, a proxy and service numbers on the loopback address, for trying a phone
 * with nothing else installed.
 *
 * <p>It is a foreign server that happens to live in the same process. It shares no state with the
 * phone: they meet over UDP and TCP on 127.0.0.1, and in the one password of the phone's line.
 *
 * <p>RFC 3261 (registrar, stateless proxy of section 16.11, server transactions), RFC 7616 and 8760
 * (digest with SHA-256 and MD5), RFC 3581 (rport), RFC 3264 and 8866 (offer and answer), RFC 3550
 * (RTP and RTCP).
 *
 * <p>Limits: no TLS; a call goes to the contact that registered last (no forking); the tone, the
 * melody and the conference speak G.711 only.
 */
package org.offhook.lab;
