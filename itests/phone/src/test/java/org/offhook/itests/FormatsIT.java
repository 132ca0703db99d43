package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;

/** Files of the vendors, loaded by the images that ship. */
class FormatsIT {
  private static final int LINES = 1160;

  @TempDir Path directory;

  /** A full export: every name, comments, blanks, doubled and misspelt and unknown ones. */
  private static List<String> export() throws IOException {
    List<String> names;
    try (var in = FormatsIT.class.getResourceAsStream("/field-export.txt")) {
      names =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              // Ports of this host are not the test's to choose.
              .filter(line -> !line.matches(".*(/|_)port=.*"))
              .toList();
    }
    List<String> lines = new ArrayList<>(List.of("; exported", "# by a phone", ""));
    for (int index = 0; lines.size() < LINES - 4; index++) {
      for (String name : names) {
        boolean indexed = name.matches(".*/N(/.*)?=.*");
        if (lines.size() < LINES - 4 && (index == 0 || indexed)) {
          lines.add(name.replaceAll("/N(?=[/=])", "/" + index));
        }
      }
    }
    lines.add("voip/line/0/description = first  ");
    lines.add("voip/line/0/description=second");
    lines.add("voip/signalling/sip/shared_call/expiraition_timeout=60");
    lines.add("no_phone/has/this=1");
    return lines;
  }

  @Test
  void aFullExportLoadsAndNothingOfItIsLost() throws Exception {
    List<String> lines = export();
    assertEquals(LINES, lines.size());
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            String.join("\r\n", lines))) {
      phone.awaitOutput(Exchange.SOON, "config get voip/line/0/description", "second");
      Set<String> stored =
          Files.readAllLines(directory.resolve("data/phone.cfg")).stream()
              .map(FormatsIT::tight)
              .collect(Collectors.toCollection(HashSet::new));
      List<String> lost =
          lines.stream()
              .filter(line -> line.indexOf('=') > 0)
              .map(FormatsIT::tight)
              .filter(line -> !stored.contains(line))
              .toList();
      assertEquals(List.of(), lost);
    }
  }

  private static String tight(String line) {
    return line.strip().replaceAll("\\s*=\\s*", "=");
  }

  @Test
  void aFreshPhoneIsTheSameFromTheFilesOfAnother() throws Exception {
    Path xml = directory.resolve("001122334455.xml");
    Files.writeString(
        xml,
        """
        <all><sipUsers><sipUser id="0" EnableAccount="0" UserNumber="1287" UserName="B &amp; B"/>
        </sipUsers><lcds><lcd Contrast="7" Language="1"/></lcds></all>
        """);
    Path cfg = directory.resolve("c.cfg");
    Path back = directory.resolve("back.xml");
    Path again = directory.resolve("again.cfg");
    convert("escene", "audiocodes", xml, cfg);
    convert("audiocodes", "escene", cfg, back);
    convert("escene", "audiocodes", back, again);
    assertEquals(Set.copyOf(Files.readAllLines(cfg)), Set.copyOf(Files.readAllLines(again)));
    Path image = HouseImages.of("escene-es410");
    Path book = directory.resolve("1287_Phonebook.xml");
    try (PhoneProcess phone =
        PhoneProcess.boot(image, directory.resolve("a"), Files.readString(again))) {
      phone.awaitOutput(Exchange.SOON, "config get voip/line/0/extension_display", "B & B");
      phone.exec("contacts add Ada 100 200 300 400 500");
      phone.exec("contacts export personal escene " + book);
    }
    try (PhoneProcess fresh = PhoneProcess.boot(image, directory.resolve("b"), null)) {
      fresh.exec("contacts import personal " + book);
      String listed = fresh.exec("contacts list");
      assertTrue(listed.contains("100  200  300  400  500"), listed);
    }
  }

  private static void convert(String from, String to, Path file, Path out) throws Exception {
    HouseImages.Result result =
        HouseImages.tool(
            List.of("config", "convert", "--from", from, "--to", to, "" + file, "--out", "" + out));
    assertEquals(0, result.exitCode(), result.output());
  }

  @Test
  void theBroadsoftPairIsRead() throws Exception {
    String file = "# BroadSoft compatible configuration\naccount.1.user = 1287\n";
    try (PhoneProcess phone =
        PhoneProcess.boot(HouseImages.of("escene-es410"), directory.resolve("data"), file)) {
      phone.awaitOutput(Exchange.SOON, "config get voip/line/0/id", "1287");
    }
  }
}
