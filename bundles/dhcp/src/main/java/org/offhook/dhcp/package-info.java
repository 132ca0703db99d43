/**
 * What the network offers to phones, asked for with DHCPINFORM (RFC 2131 section 4.4.3): where the
 * provisioning server is (options 160, 66, 67, 43), time servers and offset (42, 4, 2), names (12,
 * 15) and SIP servers (120). The phone tells its model as vendor class (60) and user class (77, RFC
 * 3004), so that a server can choose. Overloaded fields (52) and long options in parts (RFC 3396)
 * are understood.
 *
 * <p>The lease stays the host's: nothing is requested, renewed or released, and the host's own
 * client keeps its port; where it holds port 68, answers are awaited on another one. Limits: IPv4
 * only; one interface; the first server that answers is believed; no authentication of messages
 * (RFC 3118).
 */
package org.offhook.dhcp;
