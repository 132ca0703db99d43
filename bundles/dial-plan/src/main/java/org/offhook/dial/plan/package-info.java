/**
 * What becomes of a number that is typed: a digit map (after RFC 3435 section 2.1.5, in the two
 * dialects of the phones) says when it is complete; Escene's rules insert and delete digits by
 * prefix; number rules rewrite it; what follows a pause is sent as DTMF once the call is answered.
 * Emergency numbers pass all of it untouched. Limits: {@code T} stands for the one dialling
 * timeout; the letters of RFC 3435 other than A to D mean nothing.
 */
package org.offhook.dial.plan;
