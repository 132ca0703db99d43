/**
 * Message waiting (RFC 3842): a subscription to {@code message-summary} for each line, at the
 * line's own server or at another one, and notifications that come unasked.
 *
 * <p>Voice messages are counted, urgent ones too; other classes of messages (fax, text, pager,
 * multimedia) light the lamp and are not counted.
 */
package org.offhook.mwi;
