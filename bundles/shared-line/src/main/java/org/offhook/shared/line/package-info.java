/**
 * Lines that several phones share, as BroadSoft's servers and those like them tell of them: the
 * event package {@code call-info} says what others do on the line, an appearance is seized by
 * {@code line-seize} before a call goes out, and the requests of a call name their appearance in
 * Call-Info. What is held on one phone is taken over on another.
 *
 * <p>Limits: a call is held for all, never privately, and others are not bridged in.
 */
package org.offhook.shared.line;
