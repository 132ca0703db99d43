/**
 * Conferences mixed on the phone: each party hears all others and not itself. Whoever began it may
 * leave and connect the two others with each other (RFC 4579 section 5.11, by attended transfer). A
 * caller who names a call that is up joins it (RFC 3911).
 */
package org.offhook.conference;
