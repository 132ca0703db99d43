package org.offhook.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandsTest {
  @TempDir Path folder;
  private String key;

  @BeforeEach
  void keys() throws IOException {
    key = file("k", "aes=" + "ab".repeat(32) + "\n3des=" + "0123456789abcdef".repeat(3) + "\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static int run(String... arguments) {
    return Main.commandLine().execute(arguments);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void aBadRowIsLeftOutAndTheOthersAreWritten() throws Exception {
    String csv =
        file(
            "phones.csv",
            "MAC,user,name\n00:11:22:33:44:55,4711,\"B, \"\"B\"\"\"\nzz,1,x\n001122334456,1\n"
                + "001122334455,5,again\n001122334457,4712,C\n");
    String template = file("t.cfg", "; {Name}\nvoip/line/0/id={user}\nx={\"gcm:abc\"}\n");
    Path out = folder.resolve("out");
    assertEquals(
        1, run("provision", "generate", "--csv", csv, "--template", template, "--out", "" + out));
    assertEquals(
        "; B, \"B\"\nvoip/line/0/id=4711\nx={\"gcm:abc\"}\n", read("out/001122334455.cfg"));
    assertTrue(Files.exists(out.resolve("001122334457.cfg")));
    try (var files = Files.list(out)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aPlaceholderWithoutAColumnStopsBeforeAnythingIsWritten() throws Exception {
    String csv = file("phones.csv", "mac\n001122334455\n");
    String template = file("t.cfg", "a={nobody}\n");
    Path out = folder.resolve("out");
    assertEquals(
        1, run("provision", "generate", "--csv", csv, "--template", template, "--out", "" + out));
    assertFalse(Files.exists(out));
  }

  @Test
  void convertsThereAndBackWithoutLoss() throws Exception {
    String xml =
        file(
            "m.xml",
            "<all><sipUsers><sipUser id=\"0\" UserNumber=\"4711\" Odd=\"x\"/></sipUsers></all>");
    String cfg = folder.resolve("m.cfg").toString();
    String again = folder.resolve("again.xml").toString();
    assertEquals(
        0, run("config", "convert", "--from", "escene", "--to", "audiocodes", xml, "--out", cfg));
    assertEquals("voip/line/0/id=4711\nescene/sipUsers/sipUser/0/Odd=x\n", read("m.cfg"));
    assertEquals(
        0, run("config", "convert", "--from", "audiocodes", "--to", "escene", cfg, "--out", again));
    assertTrue(read("again.xml").contains("UserNumber=\"4711\""), read("again.xml"));
    assertTrue(read("again.xml").contains("Odd=\"x\""));
    assertEquals(1, run("config", "convert", "--from", "klingon", "--to", "escene", cfg));
  }

  @Test
  void whatIsEncryptedIsReadAgainInEachForm() throws Exception {
    String cfg = file("p.cfg", "voip/line/0/id=4711\n");
    for (String form : new String[] {"gcm", "3des"}) {
      assertEquals(0, run("encrypt", "-f", cfg, "--key", key, "--form", form));
      assertFalse(new String(Files.readAllBytes(folder.resolve("p.cfx"))).contains("4711"));
      String out = folder.resolve(form).toString();
      assertEquals(
          0,
          run(
              "config",
              "convert",
              "--from",
              "audiocodes",
              "--to",
              "audiocodes",
              "--key",
              key,
              folder.resolve("p.cfx").toString(),
              "--out",
              out));
      assertEquals("voip/line/0/id=4711\n", read(form));
    }
    assertEquals(0, run("encrypt", "-s", "secret", "--key", key));
    assertEquals(1, run("encrypt", "-s", "secret", "--key", folder + "/none"));
  }
}
