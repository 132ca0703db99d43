/** Pages to groups of phones by multicast RTP. */
package org.offhook.paging;
