/**
 * The configured lines of the phone ({@code voip/line/{n}/*}): each opens a user agent at its
 * servers, registers, and hands its calls to the phone. Registration itself (RFC 3261 section 10),
 * digest and server location are the SIP engine's.
 */
package org.offhook.line;
