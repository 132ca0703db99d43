/**
 * The {@code .cfg} syntax of AudioCodes 400HD and Genesys 400 phones: {@code path=value} lines,
 * comments after {@code ;} or {@code #}, a comment after a value behind a blank and {@code ;},
 * {@code include other.cfg} lines. Blanks around both sides, CRLF, a byte order mark, UTF-16 and
 * Windows-1252 are read. Limits: 4 MB and 4096 characters a line; a file that is encrypted ({@code
 * .cfx}, or with the mark of the authenticated form) is opened with the keys of the phone, or
 * refused as a whole.
 */
package org.offhook.dialect.audiocodes;
