package org.offhook.keys;

import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for the mailbox: lit while messages wait, a press calls it. */
@Component(property = {KeyFunction.TYPE + "=VOICE_MAIL", Soundness.EXPECTED_ABSENCE})
public final class MessageKeys implements KeyFunction {
  private final Phone phone;
  private final Desk desk;
  private final MessageWaiting messages;
  private final Changes changes;

  /** With the mailboxes. */
  @Activate
  public MessageKeys(
      @Reference Phone phone,
      @Reference Desk desk,
      @Reference MessageWaiting messages,
      @Reference Changes changes) {
    this.phone = phone;
    this.desk = desk;
    this.messages = messages;
    this.changes = changes;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label("Voice mail");
    return new Lit(changes, indicator, messages::lamp, this::press);
  }

  private void press() {
    if (messages.wantsPin()) {
      phone.notice("the PIN of the mailbox, and #");
      desk.askPin(this::call);
    } else {
      call("");
    }
  }

  private void call(String pin) {
    Attempt.of(phone, "the mailbox is not called", () -> messages.call(pin));
  }
}
