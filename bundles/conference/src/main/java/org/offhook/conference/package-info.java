/**
 * Conferences mixed on the phone: each party hears all others and not itself. Whoever began it may
 * leave and connect the two others with each other (RFC 4579 section 5.11, by attended transfer).
 */
package org.offhook.conference;
