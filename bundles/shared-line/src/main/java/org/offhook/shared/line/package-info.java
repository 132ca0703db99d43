/**
 * Lines that several phones share, as BroadSoft's servers and those like them tell of them: the
 * event package {@code call-info} says what others do on the line, an appearance is seized by
 * {@code line-seize} before a call goes out, and the requests of a call name their appearance in
 * Call-Info. What is held on one phone is taken over on another, unless it is held privately, and
 * the calls of others are joined. Where the server tells of dialogs instead (RFC 4235, RFC 7463),
 * that is done by Replaces (RFC 3891) and Join (RFC 3911).
 *
 * <p>Limits: the phone publishes no dialogs of its own, so that without call-info it cannot keep
 * others from taking what it holds.
 */
package org.offhook.shared.line;
