/**
 * Gets files by FTP (RFC 959), in binary and passive mode (RFC 1579), from a byte on where wanted
 * (REST, RFC 3659 section 5), as a named user or anonymously. Limits: the protocol has no
 * conditions but its time of change (MDTM, RFC 3659 section 3): a file of the date known already is
 * not fetched again, where the server tells dates; no TLS; the data connection goes to the server
 * that was asked and to no other.
 */
package org.offhook.fetch.ftp;
