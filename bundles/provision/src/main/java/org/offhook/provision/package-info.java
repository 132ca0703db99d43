/**
 * Provisioning: the phone finds its server, fetches what is new, and puts it in force. The order in
 * which it asks is that of the manuals: DHCP options, SIP (RFC 6080 with {@code ua-profile}), the
 * well-known name, the redirect server, the last server. It looks when it starts, by schedule, when
 * a server asks ({@code check-sync}) and when a person does. What the person at the phone changed
 * stays, unless the server changes it after that.
 */
package org.offhook.provision;
