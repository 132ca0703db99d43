/**
 * The time of day: network time (NTP version 4, RFC 5905, as a client), offset from GMT, daylight
 * saving by fixed dates or by week and weekday, and how date and time are shown.
 *
 * <p>The clock of the host stays as it is; what a server says is kept as a difference to it. A
 * server that is not synchronized itself (leap indicator 3 or stratum 0 and 16), or that answers
 * something else than it was asked, is passed over. Limits: one sample for each look, no discipline
 * of the clock's rate between looks.
 */
package org.offhook.time.sync;
