package org.offhook.lab;

/**
 * A header field of a SIP message.
 *
 * @param name long form, as in RFC 3261
 * @param value without line breaks
 */
record Field(String name, String value) {}
