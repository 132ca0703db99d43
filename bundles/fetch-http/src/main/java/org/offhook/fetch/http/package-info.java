/**
 * Gets files by HTTP and HTTPS (RFC 9110): conditional requests, resumption, redirects, basic (RFC
 * 7617) and digest (RFC 7616) authentication, servers checked against the authorities of the Java
 * runtime and configured ones, a client certificate. Limits: no HTTP/2; a digest is answered once,
 * with MD5 or SHA-256; keys in the old form of elliptic curves (SEC 1) are not read.
 */
package org.offhook.fetch.http;
