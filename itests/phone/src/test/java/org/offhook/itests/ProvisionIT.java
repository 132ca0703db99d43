package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.phone.PhoneProcess;

/** A phone that takes its configuration from nginx when told to. */
class ProvisionIT {
  @TempDir Path directory;

  @Test
  void theConfigurationOfAServerIsPutInForceAndAnErrorPageIsNot() throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    Path files = Files.createDirectories(directory.resolve("files"));
    int port = FreePort.any();
    Files.writeString(
        files.resolve("phone.cfg"),
        "voip/signalling/sip/port=0\r\nvoip/line/2/id=4711\r\nvoip/line/2/description=Reception\r\n"
            + "provisioning/method=STATIC\r\nprovisioning/configuration/url=http://127.0.0.1:"
            + port
            + "/page.cfg\r\n");
    Files.writeString(files.resolve("page.cfg"), "<html><body>Sign in first</body></html>");
    try (Nginx nginx = Nginx.serving(files, directory, port);
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd", "provision", "fetch-http", "fetch-tftp"),
                directory.resolve("data"),
                "voip/signalling/sip/port=0\nprovisioning/method=STATIC\nprovisioning/configuration/url=http://127.0.0.1:"
                    + port
                    + "/phone.cfg\n")) {
      String told = phone.exec("provision now");
      assertTrue(told.contains("5 lines in force, 0 problems"), told);
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
      // What is no configuration changes nothing.
      String refused = phone.tryExec("provision now").output();
      assertTrue(refused.contains("page.cfg") && !refused.contains("in force"), refused);
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
      // Nor does a configuration of another model.
      Files.writeString(
          files.resolve("page.cfg"), "voip/line/2/description=x\nsystem/type=405HD\n");
      String other = phone.tryExec("provision now").output();
      assertTrue(
          other.contains("page.cfg:2: is a configuration of the 405HD, this is the 440HD"), other);
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
      nginx.close();
      assertEquals(1, phone.tryExec("provision now").exitCode());
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
    }
  }
}
