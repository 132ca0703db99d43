package org.offhook.api.sip;

/**
 * A SIP header field.
 *
 * @param name field name
 * @param value field value, without line breaks
 */
public record Header(String name, String value) {}
