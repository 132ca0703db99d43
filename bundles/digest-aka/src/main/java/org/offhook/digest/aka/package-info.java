/**
 * Digest AKA: challenges with {@code algorithm=AKAv1-MD5} (RFC 3310) are answered with what the key
 * of a subscriber and the server agree on (3GPP TS 33.102), by the functions of Milenage (3GPP TS
 * 35.206).
 *
 * <p>Limits: the key is configured, as a phone has no card reader; AKAv2 (RFC 4169) and keys for
 * IPsec (3GPP TS 33.203) are not derived. The server's token is taken in the order of its sequence
 * numbers only, without the ranges of TS 33.102 annex C.
 */
package org.offhook.digest.aka;
