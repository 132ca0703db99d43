/**
 * Calls for help. They pass no dial rule, need no registration and no room for one more call, go
 * out under the caller's name with {@code Priority: emergency} (RFC 3261 section 20.26), and take
 * the next way when one fails or stays silent: lines that are registered, then the emergency
 * server, then lines that are not registered, then the configured proxies without any line.
 *
 * <p>Limits: no location is sent (RFC 6442), and services are called by number, not by {@code
 * urn:service:sos} (RFC 5031).
 */
package org.offhook.emergency;
