/**
 * Calls that ring or wait elsewhere: directed pickup by feature code or by Replaces (RFC 3891) with
 * a dialog that dialog-info told of (RFC 4235), group pickup, and parking by feature code or REFER
 * (RFC 3515). Limits: what a code does is up to the server; it says so by how the call goes on.
 */
package org.offhook.pickup;
