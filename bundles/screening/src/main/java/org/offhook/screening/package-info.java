/**
 * Screening of incoming calls: a list of people who may not call a line, anonymous calls (RFC 5079,
 * 433), and busy on busy. Each is one link of the chain that calls pass; an emergency centre that
 * calls back is no exception, for nothing in a call says that it is one.
 */
package org.offhook.screening;
