/**
 * The keys of the phone: which ones the model has, what is configured for each, their lamps and
 * labels, and who makes each type work. Here are line keys, softkeys, printed keys and the usual
 * types; other bundles offer theirs as services. Digits of a recording key are named events (RFC
 * 4733), shared lines are watched by dialog-info (RFC 4235).
 *
 * <p>Limits: menus, lists and the volume wait for bundles that offer them.
 */
package org.offhook.keys;
