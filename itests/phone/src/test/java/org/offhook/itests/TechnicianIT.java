package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/** What a person on site does about provisioning: types a code, chooses what is fetched. */
class TechnicianIT {
  private static final String MAC = "020ff0000002";

  @TempDir Path directory;
  private Path files;

  @BeforeEach
  void installed() throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    files = Files.createDirectories(directory.resolve("files"));
  }

  @Test
  void theDigitsOfATechnicianSetTheServerAndBeginProvisioning() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    Files.writeString(files.resolve(MAC + ".cfg"), "voip/line/2/description=by a technician\n");
    String own =
        """
        voip/signalling/sip/port=0
        provisioning/method=DISABLE
        offhook/provision/protocol=HTTP
        offhook/provision/technician_code=*1973*
        """;
    try (LocalNetwork network = LocalNetwork.of(2);
        Nginx nginx = Nginx.start(network, 1, directory, "listen 80; root " + files + ";");
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                own,
                Surroundings.in(network.namespace(2)))) {
      phone.exec("digits *1973*10*77*0*1*");
      assertEquals("DISABLE", phone.exec("config get provisioning/method").strip());
      phone.exec("digits *");
      phone.awaitOutput(Exchange.SOON, "config get voip/line/2/description", "by a technician");
      assertEquals("10.77.0.1", phone.exec("config get offhook/provision/server").strip());
      assertEquals("STATIC", phone.exec("config get provisioning/method").strip());
      phone.awaitOutput(Exchange.SOON, "notices", "Provisioning by 10\\.77\\.0\\.1");
      assertEquals("nothing is typed", phone.exec("digits").strip());
      // Again, by the server that is set, and another one by its address.
      Files.writeString(
          files.resolve(MAC + ".cfg"), "voip/line/2/description=once more, with file\n");
      phone.exec("digits *1973***");
      phone.awaitOutput(Exchange.SOON, "config get voip/line/2/description", "once more");
      new RequestLog(directory).await(Exchange.SOON, 0, "200 /" + MAC + ".cfg");
      assertFalse(phone.log().contains("is not called"), phone.log());
      assertTrue(nginx.isAlive(), nginx.output());
    }
  }

  private String asked(int web, String items) throws Exception {
    String own =
        """
        voip/signalling/sip/port=0
        voip/line/0/id=100
        provisioning/method=STATIC
        provisioning/configuration/url=http://127.0.0.1:%d/
        offhook/provision/mac=%s
        %s
        """
            .formatted(web, MAC, items);
    RequestLog log = new RequestLog(directory);
    int before = log.size();
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("escene-es410"),
            Files.createTempDirectory(directory, "data"),
            own,
            Surroundings.LOADER)) {
      phone.tryExec("provision now");
      return log.complete(web, before);
    }
  }

  @Test
  void onlyTheItemsThatAreWantedAreAskedFor() throws Exception {
    int web = FreePort.any();
    Files.writeString(
        files.resolve(MAC + ".xml"),
        "<all><sipUsers><sipUser id=\"0\" UserNumber=\"100\"/></sipUsers></all>");
    Files.writeString(
        files.resolve("100_Extern.xml"),
        "<all><hotlines><hotline id=\"1\" Type=\"5\" HotlineNum=\"200\"/></hotlines></all>");
    List<String> item =
        List.of("firmware", "configuration", "keys", "enterprise_phonebook", "personal_phonebook");
    List<String> mark =
        List.of("/F00", "/" + MAC + ".xml", "_Extern.xml", "Enterprise_Phonebook", "00_Phonebook");
    try (Nginx nginx = Nginx.serving(files, directory, web)) {
      String all = asked(web, "");
      mark.forEach(each -> assertTrue(all.contains(each), each + " in:\n" + all));
      for (int without = 0; without < item.size(); without++) {
        String log = asked(web, "offhook/provision/items/" + item.get(without) + "=0");
        for (int i = 0; i < mark.size(); i++) {
          boolean gone = i == without || item.get(without).equals("configuration") && i == 2;
          assertEquals(
              !gone, log.contains(mark.get(i)), "without " + item.get(without) + ":\n" + log);
        }
      }
      assertTrue(nginx.isAlive(), nginx.output());
    }
  }
}
