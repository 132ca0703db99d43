package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A phone that a test begins with, and those who speak to it without a server between. */
final class HousePhone {
  /** The model that tests take when it does not matter. */
  static final String MODEL = "audiocodes-440hd";

  private HousePhone() {}

  /** A phone that has registered; its data directory is {@code data} of the test's own. */
  static PhoneProcess registered(Path directory, String configuration) throws Exception {
    return registered(MODEL, directory, configuration);
  }

  /** The same of another model. */
  static PhoneProcess registered(String model, Path directory, String configuration)
      throws Exception {
    PhoneProcess phone =
        PhoneProcess.boot(HouseImages.of(model), directory.resolve("data"), configuration);
    try {
      Exchange.awaitRegistered(phone);
    } catch (IOException e) {
      phone.close();
      throw e;
    }
    return phone;
  }

  /** Lines for one whose person says what is in a file, again and again, in PCMA. */
  static String speaking(Path says) {
    return String.join(
        "\n",
        "voip/codec/codec_info/0/name=PCMA",
        "offhook/audio/device=wav",
        "offhook/audio/wav/play=" + says,
        "offhook/audio/wav/loop=1");
  }

  /** The same; what it hears goes to a file. */
  static String speaking(Path says, Path hears) {
    return speaking(says) + "\noffhook/audio/wav/record=" + hears;
  }

  /** Where it takes SIP over UDP. */
  static String address(PhoneProcess phone) throws IOException {
    return "127.0.0.1:" + phone.exec("config get voip/signalling/sip/port").strip();
  }

  /** A sipp that speaks to user 100 at the phone itself. */
  static Sipp spokenTo(PhoneProcess phone, String scenario, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("-s", "100"));
    all.addAll(List.of(arguments));
    all.add(address(phone));
    return Sipp.start(scenario, all.toArray(String[]::new));
  }
}
