package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.phone.PhoneProcess;

/** Each flavour takes its vendor's own files from a server, registers, and calls baresip. */
class FlavoursIT {
  private static final String MAC = "001122334455";
  @TempDir Path directory;

  /** Files of a server by name; {@code PORT} and {@code PASSWORD} are filled in. */
  private void works(String model, Map<String, String> files, String... also) throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    Path root = Files.createDirectories(directory.resolve("files"));
    int web = FreePort.any();
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 3, 5);
    try (Exchange exchange = Exchange.open();
        Nginx nginx = Nginx.serving(root, directory, web)) {
      String lines = exchange.configuration("UDP");
      String port = value(lines, "voip/signalling/sip/proxy_port");
      String password = value(lines, "voip/line/0/auth_password");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(
            root.resolve(file.getKey()),
            file.getValue()
                .replace("PORT", port)
                .replace("PASSWORD", password)
                .replace("WEB", "127.0.0.1:" + web));
      }
      try (PhoneProcess phone =
              PhoneProcess.boot(
                  HouseImages.of(model),
                  directory.resolve("data"),
                  """
                  provisioning/method=STATIC
                  provisioning/configuration/url=http://127.0.0.1:%d/
                  offhook/provision/mac=%s
                  offhook/audio/device=silence
                  voip/signalling/sip/port=%d
                  voip/media/media_port=%s
                  %s
                  """
                      .formatted(
                          web,
                          MAC,
                          FreePort.any(),
                          value(lines, "voip/media/media_port"),
                          String.join("\n", also)));
          Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
        String told = phone.exec("provision now");
        assertTrue(told.contains("lines in force, 0 problems"), told + phone.exec("provision log"));
        Exchange.awaitRegistered(phone);
        phone.exec("call 200");
        baresip.awaitEstablished();
        phone.exec("hangup");
        baresip.awaitEnded();
        phone.awaitOutput(Exchange.SOON, "calls", "no calls");
        if (files.containsKey("speed.csv")) {
          phone.awaitOutput(Exchange.SOON, "keys", "(?s)0 +SPEED_DIAL +200.*11 +SPEED_DIAL +1234");
          phone.exec("press 0");
          baresip.awaitEstablished();
          phone.exec("hangup");
          baresip.awaitEnded();
        }
        String sources = phone.exec("provision sources voip/line/0/id");
        assertTrue(sources.contains("http://127.0.0.1:" + web + "/" + MAC), sources);
      }
    }
  }

  private static String value(String lines, String path) {
    return lines
        .lines()
        .filter(line -> line.startsWith(path + "="))
        .map(line -> line.substring(path.length() + 1))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  @Test
  void audioCodes() throws Exception {
    works(
        "audiocodes-440hd",
        Map.of(
            MAC + ".cfg",
            """
            ; 440HD
            system/type=440HD
            voip/line/0/enabled=1
            voip/line/0/id=100
            voip/line/0/auth_name=100
            voip/line/0/auth_password=PASSWORD
            voip/signalling/sip/proxy_address=127.0.0.1
            voip/signalling/sip/proxy_port=PORT
            provisioning/speed_dial_uri=http://WEB/speed.csv
            """,
            "speed.csv",
            "1,200,0\n12,1234,0\n"));
  }

  @Test
  void genesys() throws Exception {
    works(
        "genesys-420hd",
        Map.of(
            MAC + ".cfg",
            """
            include common.cfg
            voip/line/0/enabled=1
            voip/line/0/id=100
            voip/line/0/auth_name=100
            voip/line/0/auth_password=PASSWORD
            """,
            "common.cfg",
            "voip/signalling/sip/proxy_address=127.0.0.1\n"
                + "voip/signalling/sip/proxy_port=PORT\n"));
  }

  @Test
  void escene() throws Exception {
    works(
        "escene-es410",
        Map.of(
            MAC + ".xml",
            """
            <?xml version="1.0" encoding="utf-8"?>
            <all>
              <sipUsers>
                <sipUser id="0" EnableAccount="1" UserNumber="100" approveName="100"
                    Password="PASSWORD" ProxyServerAddress="127.0.0.1:PORT" LinkUse="0"/>
              </sipUsers>
              <Privisions><privision Freqency="24" time="2"/></Privisions>
            </all>
            """,
            "100_Extern.xml",
            "<all><hotlines><hotline id=\"1\" Type=\"5\" HotlineNum=\"200\" Name=\"Two\"/>"
                + "</hotlines></all>",
            "Enterprise_Phonebook.xml",
            """
            <?xml version="1.0" encoding="utf-8"?>
            <all><PhoneBooks id="0"><PhoneBook id="0" Name="Ada" OfficeNum="200"/></PhoneBooks></all>
            """));
  }

  @Test
  void broadSoftPair() throws Exception {
    works(
        "escene-es410",
        Map.of(
            MAC + ".cfg",
            "# BroadSoft compatible configuration\nsystem/ntp/enabled = 0\n",
            MAC + ".txt",
            """
            # BroadSoft compatible configuration
            voip/line/0/enabled = 1
            voip/line/0/id = 100
            voip/line/0/auth_name = 100
            voip/line/0/auth_password = PASSWORD
            voip/line/0/server/proxy_address = 127.0.0.1
            voip/line/0/server/proxy_port = PORT
            """),
        "offhook/provision/files=broadsoft");
  }

  /** What a phone has: each parameter, each key, each contact. */
  private record Belongings(List<String> parameters, String keys, List<String> contacts) {
    static Belongings of(PhoneProcess phone) throws Exception {
      List<String> contacts = new ArrayList<>();
      for (String book : List.of("personal", "account", "enterprise")) {
        phone
            .exec("contacts list " + book)
            .lines()
            .filter(line -> !line.equals("nobody"))
            .forEach(contacts::add);
      }
      contacts.sort(null);
      return new Belongings(
          Files.readAllLines(phone.data().resolve("phone.cfg")).stream()
              .map(String::strip)
              .filter(line -> line.contains("="))
              .sorted()
              .toList(),
          phone.exec("keys"),
          contacts);
    }
  }

  @Test
  void theFilesThatAPhoneWritesMakeAFreshOneTheSame() throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    Path root = Files.createDirectories(directory.resolve("files"));
    int web = FreePort.any();
    String start =
        """
        provisioning/method=STATIC
        provisioning/configuration/url=http://127.0.0.1:%d/
        offhook/provision/mac=%s
        offhook/audio/device=silence
        voip/signalling/sip/port=%d
        """
            .formatted(web, MAC, FreePort.any());
    String own =
        """
        voip/line/0/enabled=1
        voip/line/0/id=1287
        voip/line/0/auth_name=1287
        voip/line/0/auth_password=p<&">'s
        voip/line/0/extension_display=B & B
        voip/line/1/enabled=1
        voip/line/1/id=1288
        voip/signalling/sip/proxy_address=127.0.0.1
        voip/signalling/sip/proxy_port=9
        voip/dialing/dialing_timeout=7
        voip/services/call_pickup/enabled=1
        system/ntp/enabled=0
        escene/lcds/lcd/0/Contrast=7
        offhook/blf/list=1
        personal_settings/functional_key/0/type=SPEED_DIAL
        personal_settings/functional_key/0/speed_dial_number=200
        personal_settings/functional_key/0/label=Zwei & Drei
        personal_settings/functional_key/5/type=SPEED_DIAL
        personal_settings/functional_key/5/speed_dial_number=5,,1
        nobody/knows/this=kept
        """;
    String enterprise =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <all><PhoneBooks id="0"><PhoneBook id="0" Name="Grace" OfficeNum="700"/></PhoneBooks></all>
        """;
    Path image = HouseImages.of("escene-es410");
    try (Nginx nginx = Nginx.serving(root, directory, web)) {
      Belongings first;
      try (PhoneProcess phone = PhoneProcess.boot(image, directory.resolve("a"), start + own)) {
        phone.exec("contacts add Ada 100 200 300 400 500");
        phone.exec("contacts add \"Åke & <Söner>\" +46123");
        Path book = Files.writeString(directory.resolve("Enterprise_Phonebook.xml"), enterprise);
        phone.exec("contacts import enterprise " + book);
        String written = phone.exec("provision write " + root);
        assertEquals(
            List.of(
                MAC + ".xml", "1287_Extern.xml", "1287_Phonebook.xml", "Enterprise_Phonebook.xml"),
            written.lines().sorted().toList());
        first = Belongings.of(phone);
      }
      try (PhoneProcess phone = PhoneProcess.boot(image, directory.resolve("b"), start)) {
        String told = phone.exec("provision now");
        assertTrue(told.contains("lines in force, 0 problems"), told);
        phone.awaitOutput(Exchange.SOON, "keys", "(?m)^line 0 .* B & B .*\\nline 1 .* 1288 ");
        Belongings second = Belongings.of(phone);
        assertEquals(first.parameters(), second.parameters());
        assertEquals(first.keys(), second.keys());
        assertEquals(first.contacts(), second.contacts());
        assertEquals(3, second.contacts().size());
      }
      assertTrue(nginx.isAlive());
    }
  }
}
