package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** The key of the mailbox. */
class MessageKeyIT {
  @TempDir Path directory;

  @Test
  void theMessageKeyIsLitAndCallsTheMailbox() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                Keypad.ES410,
                directory,
                exchange.configuration(
                    "UDP", "voip/services/msg_waiting_ind/voice_mail_number=200"));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      Keypad.lamp(phone, "keys hard", "MESSAGE", "off");
      UnaskedSummary.tell(phone, "1/0");
      Keypad.lamp(phone, "keys hard", "MESSAGE", "red");
      phone.exec("press MESSAGE");
      baresip.awaitEstablished();
      phone.exec("config set personal_settings/key/voice_mail/enabled=0");
      phone.awaitOutput(
          Exchange.SOON, "keys hard", "(?m)^MESSAGE +VOICE_MAIL .* off +\\(disabled\\)$");
    }
  }

  @Test
  void theMessageKeyAsksForThePinFirst() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                Keypad.ES410,
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/services/msg_waiting_ind/voice_mail_number=200",
                    "voip/services/vm_skip_pin_code/enabled=0"));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      phone.exec("press MESSAGE");
      phone.awaitOutput(Exchange.SOON, "notices", "the PIN of the mailbox, and #");
      Keypad.type(phone, "4711");
      assertTrue(phone.exec("calls").contains("no calls"));
      phone.exec("press digit #");
      baresip.awaitEstablished();
      assertFalse(phone.log().contains("4711"), "a PIN is a secret");
    }
  }
}
