/**
 * What the network offers to phones, taken from the lease that the host got already: the files of
 * ISC dhclient and of systemd-networkd (and of NetworkManager, which writes them alike). Nothing is
 * sent. Where this capability is installed, it counts before one that asks the network itself.
 *
 * <p>Limits: only what the host's client asked for and wrote down is there; systemd-networkd keeps
 * no more than names, time servers, SIP servers, vendor options and options 224 to 254; IPv4 only.
 */
package org.offhook.dhcp.lease.file;
