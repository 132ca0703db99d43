/**
 * Paging: announcements to groups of phones by multicast RTP (RFC 3550, RFC 1112; IPv6 by RFC
 * 4291), heard without lifting a handset. What breaks into what is decided by the priority of the
 * group: an emergency is always heard, a higher group interrupts a lower one, do-not-disturb keeps
 * the lowest out. Announcements are neither encrypted nor authenticated: whoever can reach the
 * group can speak in it. There is no RTCP.
 */
package org.offhook.paging;
