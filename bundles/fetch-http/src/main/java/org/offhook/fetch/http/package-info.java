/**
 * Gets files by HTTP and HTTPS (RFC 9110): conditional requests, resumption, basic and digest
 * authentication, redirects. Limits: servers are checked against the authorities of the Java
 * runtime; no client certificate is shown; a server that dribbles its header byte by byte is given
 * up only when it pauses for ten seconds.
 */
package org.offhook.fetch.http;
