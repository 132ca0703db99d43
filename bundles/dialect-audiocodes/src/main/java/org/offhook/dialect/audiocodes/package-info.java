/**
 * The {@code .cfg} syntax of AudioCodes 400HD and Genesys 400 phones: {@code path=value} lines,
 * comments after {@code ;} or {@code #}, blanks and CRLF tolerated.
 */
package org.offhook.dialect.audiocodes;
