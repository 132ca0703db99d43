/**
 * Signaled digits: who subscribes to {@code telephone-event} inside a call hears which digits the
 * person at the phone presses (draft-mahy-sipping-signaled-digits-01, RFC 6665), apart from how
 * they are sent to the other end.
 *
 * <p>Limits: the draft has expired, and what is here follows how it is used: one NOTIFY at the end
 * of each digit, with the payload of RFC 4733 as its body. Subscriptions come inside the dialog of
 * the call; its heir, KPML (RFC 4730), is not spoken.
 */
package org.offhook.signaled.digits;
