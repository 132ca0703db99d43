/**
 * Shows the phone as it is, each thing in one place: system and release, memory, network, lines and
 * calls; and asks how far other hosts are. The network is that of the host: its addresses, port
 * mode and 802.1X are its own affair and only shown here. A Java program may not send ICMP, so ping
 * and traceroute are those of the host (iputils or compatible, traceroute), where it has them.
 */
package org.offhook.status;
