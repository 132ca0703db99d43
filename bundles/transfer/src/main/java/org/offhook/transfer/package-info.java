/**
 * Transfer of calls in all three parts (RFC 5589): as transferor blind, attended and semi-attended
 * with REFER (RFC 3515), Replaces (RFC 3891) and Referred-By (RFC 3892); as transferee, which calls
 * where it is sent and reports how that goes by {@code message/sipfrag} (RFC 3420); as target,
 * which takes a call that replaces one of its own.
 */
package org.offhook.transfer;
