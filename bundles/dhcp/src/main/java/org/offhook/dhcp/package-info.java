/** Asks the network DHCP server for options without touching the lease of the host. */
package org.offhook.dhcp;
