/**
 * Call forward: sends the calls of a line elsewhere with 302, always, when the phone is busy, or
 * after no answer, with a Diversion header (RFC 5806) that says why. A link in the chain of {@link
 * org.offhook.api.phone.CallScreen}.
 */
package org.offhook.forward;
