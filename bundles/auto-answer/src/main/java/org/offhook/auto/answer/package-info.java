/**
 * Automatic answer: calls whose INVITE asks for it ({@code Call-Info} with {@code answer-after},
 * {@code Alert-Info} with {@code ring answer} or {@code info=alert-autoanswer}), or every call
 * after a time. One link in the chain of {@link org.offhook.api.phone.CallScreen}: without this
 * bundle calls just ring. Whoever may call may also make the phone answer, which is why it is off
 * unless configured.
 */
package org.offhook.auto.answer;
