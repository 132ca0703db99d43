/**
 * Busy lamps: whether others are free, called, talking or held, by the dialog event package (RFC
 * 4235), one subscription (RFC 6665) for each of them or one for a list (RFC 4662). A key with such
 * a lamp calls, picks up while it rings there (RFC 3891 or a code), and transfers while a call is
 * up. Limits: lists within lists are not followed; a notification is read up to 1 MB.
 */
package org.offhook.blf;
