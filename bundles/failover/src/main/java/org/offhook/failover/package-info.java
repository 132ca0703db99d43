/**
 * Failover: which servers stand in for those of a line, when a line goes to them, and when it comes
 * back (RFC 3263 section 4.3; RFC 3261 sections 8.1.3.1 and 11; RFC 5057 for calls that outlive a
 * server). The engine moves requests; this capability says where to, how soon, and what to watch.
 * Without it a line has the servers of its own name alone, and nobody looks whether they are well.
 *
 * <p>A call of ours that rings by a server that dies is placed anew by the next; an answer that has
 * no way back goes on as a call that replaces the one that rings at the caller (RFC 3891).
 *
 * <p>Limits: servers do not tell each other of calls: a caller that knows no Replaces is lost with
 * the server by which it calls, unless it tries the second.
 */
package org.offhook.failover;
