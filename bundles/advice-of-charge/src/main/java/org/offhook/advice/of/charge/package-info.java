/**
 * Advice of charge: what a call costs, as the server tells it in documents of {@code
 * application/vnd.etsi.aoc+xml} (3GPP TS 24.647), is told to the person at the phone.
 *
 * <p>Limits: documents in INFO and BYE of the server are read; one in an answer to our INVITE or
 * our BYE is not. Of a tariff only the first price is told.
 */
package org.offhook.advice.of.charge;
