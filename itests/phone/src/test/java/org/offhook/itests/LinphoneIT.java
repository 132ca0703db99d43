package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Linphone;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ShellClient;

/** A call in G.729 with linphone, whose coder is libbcg729. */
@Alone
class LinphoneIT {
  @TempDir Path directory;

  @Test
  void bothHearEachOtherInG729() throws Exception {
    assumeTrue(Linphone.isInstalled(), "linphonec is not installed");
    Path ours = directory.resolve("ours.wav");
    Likeness.write(ours, 8000, 1, 8, 1);
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 8, 2);
    Path heard = directory.resolve("heard.wav");
    Linphone linphone = Linphone.start(directory, "G729/8000", theirs);
    try (linphone;
        Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.behind(linphone.port()))) {
      ShellClient.Result result =
          phone.tryExec("call 300 --for 7s --play " + ours + " --record " + heard);
      assertEquals(0, result.exitCode(), result.output() + linphone.output() + phone.log());
      assertTrue(result.output().contains("G729"), result.output());
    }
    double there = Likeness.of(ours, linphone.heard());
    double here = Likeness.of(theirs, heard);
    assertTrue(there > 0.8 && here > 0.8, "there " + there + ", here " + here);
  }
}
