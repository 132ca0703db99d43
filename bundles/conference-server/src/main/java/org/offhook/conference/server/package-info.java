/**
 * Conferences that a server mixes. A conference factory is called (RFC 4579) and answers with the
 * address of a conference, marked {@code isfocus}; or a media server is called by the name of a
 * conference that we make up (RFC 4240 section 5). The others are sent there by REFER: each party
 * to the conference, or the conference to each party in the place of our call. Whoever began it may
 * leave; the others talk on. The focus is asked who takes part (RFC 4575).
 *
 * <p>Limits: nobody is put out again, and of a roster only names are taken.
 */
package org.offhook.conference.server;
