package org.offhook.itests;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;

/** A person's fingers on the keys of the phone. */
class KeysIT {
  private static final String CODEC = "PCMA/8000/1";
  private static final String ES410 = "escene-es410";
  @TempDir Path directory;

  private PhoneProcess phone(String model, String configuration) throws Exception {
    PhoneProcess phone =
        PhoneProcess.boot(HouseImages.of(model), directory.resolve("data"), configuration);
    Exchange.awaitRegistered(phone);
    return phone;
  }

  private static void lamp(PhoneProcess phone, String list, String key, String lamp)
      throws Exception {
    phone.awaitOutput(Exchange.SOON, list, "(?m)^" + key + " +[A-Z_]+ .* " + lamp + "$");
  }

  private static void state(PhoneProcess phone, String state, String softkeys) throws Exception {
    phone.awaitOutput(Exchange.SOON, "softkeys", "(?s)" + state + "\\n.*" + softkeys);
  }

  private Path speech() throws Exception {
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 3, 71);
    return theirs;
  }

  @Test
  void aLineKeyCallsAnswersHoldsAndShowsIt() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(ES410, exchange.configuration("UDP"));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      lamp(phone, "keys", "line 0", "off");
      phone.exec("press line 0");
      lamp(phone, "keys", "line 0", "red");
      state(phone, "DIALLING", "Dial .*Clear");
      for (String digit : new String[] {"2", "0", "0", "#"}) {
        phone.exec("press digit " + digit);
      }
      baresip.awaitEstablished();
      lamp(phone, "keys", "line 0", "yellow-green");
      state(phone, "IN_CALL", "BXfer .*Conf ");
      phone.exec("press line 0");
      lamp(phone, "keys", "line 0", "yellow-green, fast");
      state(phone, "HELD", "Resume ");
      phone.exec("press HOLD");
      lamp(phone, "keys", "line 0", "yellow-green");
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      lamp(phone, "keys", "line 0", "off");
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      lamp(phone, "keys", "line 0", "red, fast");
      state(phone, "RINGING", "Answer .*Reject ");
      phone.exec("press line 0");
      baresip.awaitEstablished();
      lamp(phone, "keys", "line 0", "yellow-green");
      phone.exec("press MUTE");
      lamp(phone, "keys hard", "MUTE", "red");
      phone.exec("press MUTE");
      lamp(phone, "keys hard", "MUTE", "off");
      baresip.hangup();
      state(phone, "IDLE", "Directory ");
    }
  }
}
