/**
 * Conferences that a server mixes. A conference factory is called (RFC 4579 section 5.4) and
 * answers with the address of a conference, marked {@code isfocus}; or a media server is called by
 * the name of a conference that we make up (RFC 4240 section 5). The others are sent there by
 * REFER: each party to the conference (RFC 4579 section 5.5), or the conference to each party in
 * the place of our call (section 5.10). Whoever began it may leave; the others talk on.
 *
 * <p>Limits: who takes part is not watched (RFC 4575), and nobody is put out (RFC 4579 section
 * 5.11).
 */
package org.offhook.conference.server;
