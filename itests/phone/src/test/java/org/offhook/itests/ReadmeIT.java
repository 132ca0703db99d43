package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.HostDelays;
import org.offhook.testkit.audio.Likeness;

/** Types what the README says, from the top of the tree, and sees what it says. */
@Alone
class ReadmeIT {
  private static final long LONGEST_SECONDS = 120;
  @TempDir static Path directory;
  private static Readme readme;
  private static Process phone;
  private static File console;

  /** How a command ended. */
  private record Seen(int code, String output) {}

  @BeforeAll
  static void runAPhone() throws Exception {
    readme = Readme.read();
    String first = readme.blocks("Run a phone").get(0).strip();
    assertEquals("./offhook run", first);
    console = directory.resolve("console.log").toFile();
    phone = shell(first).redirectOutput(console).start();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!type("./offhook exec lines").output.contains("REGISTERED")) {
      assertTrue(phone.isAlive() && System.nanoTime() < until, Files.readString(console.toPath()));
    }
  }

  @AfterAll
  static void endIt() throws Exception {
    if (phone != null) {
      phone.descendants().forEach(ProcessHandle::destroy);
      phone.destroy();
      assertTrue(phone.waitFor(60, TimeUnit.SECONDS), "the phone does not end");
    }
  }

  private static ProcessBuilder shell(String line) {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", "exec " + line)
            .directory(HouseImages.TREE.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    shell.environment().put("OFFHOOK_BUILT", "1");
    shell.environment().put("OFFHOOK_DATA", directory.resolve("data").toString());
    return shell;
  }

  private static Seen type(String line) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "typed", ".log");
    Process process = shell(line).redirectOutput(out.toFile()).start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(line + " does not end:\n" + Files.readString(out));
    }
    return new Seen(process.exitValue(), Files.readString(out));
  }

  private static List<String> firstWords(String table) {
    return table.lines().map(line -> line.split(" {2,}")[0].strip()).toList();
  }

  @Test
  void theLinesAreAsShown() throws Exception {
    String shown = Readme.after(readme.blocks("Run a phone").get(1), "offhook> lines");
    // Widths of columns follow what is in them.
    assertEquals(
        shown.replaceAll(" +", " "), type("./offhook exec lines").output.replaceAll(" +", " "));
  }

  @Test
  void healthNamesWhatIsShown() throws Exception {
    String shown = Readme.after(readme.blocks("Run a phone").get(1), "offhook> health");
    Seen health = type("./offhook exec health");
    assertEquals(0, health.code, health.output);
    assertEquals(subjects(shown), subjects(health.output));
  }

  private static List<String> subjects(String health) {
    return health
        .lines()
        .map(line -> line.split(" {2,}"))
        // The worst comes first, and a busy machine may be late with sound: that is not shown.
        .map(cells -> cells[1])
        .sorted()
        .toList();
  }

  @Test
  void theEchoCallReportsWhatIsShownAndSoundsGood() throws Exception {
    Path in = directory.resolve("in.wav");
    Path out = directory.resolve("out.wav");
    Likeness.write(in, 16_000, 1, 6, 1);
    String block = readme.blocks("Run a phone").get(2);
    String line = "./offhook call 600 --for 5s --play in.wav --record out.wav";
    String shown = Readme.after(block, "$ " + line);
    try (HostDelays host = new HostDelays()) {
      Seen call = type(line.replace("in.wav", in.toString()).replace("out.wav", out.toString()));
      assertEquals(0, call.code, call.output);
      assertEquals(firstWords(shown), firstWords(call.output));
      Opinion.assertBetter(4.0, call.output, host);
    }
    double like = Likeness.of(in, out);
    assertTrue(like > 0.9, "correlation " + like);
  }

  @Test
  void aFailedCallSaysWhatIsShown() throws Exception {
    String line = "./offhook call 603 --for 1s";
    String shown = Readme.after(readme.blocks("Run a phone").get(2), "$ " + line);
    Seen call = type(line);
    assertEquals(1, call.code);
    assertEquals(shown, call.output);
  }

  @Test
  void theServiceNumbersAnswer() throws Exception {
    List<String> numbers =
        Pattern.compile("(?m)^\\| (60\\d) \\|")
            .matcher(readme.text())
            .results()
            .map(row -> row.group(1))
            .toList();
    assertEquals(List.of("600", "601", "602", "603", "604", "605"), numbers);
    for (String number : List.of("601", "602", "604")) {
      Seen call = type("./offhook call " + number + " --for 1s");
      assertEquals(0, call.code, number + ": " + call.output);
    }
  }

  @Test
  void aCapabilityIsSwapped() throws Exception {
    String block = readme.blocks("Swap a capability during a call").get(0);
    String line = "./offhook exec bundle update codec-g722";
    assertEquals(new Seen(0, Readme.after(block, "$ " + line)), type(line));
  }

  @Test
  void theConfigurationShownIsAllowed() throws Exception {
    List<String> blocks = readme.blocks("Use it with your own server");
    assertEquals("./offhook run escene-es410 --config my.cfg", blocks.get(0).strip());
    Path file = directory.resolve("my.cfg");
    Files.writeString(file, blocks.get(1));
    Seen check = type("./offhook config check " + file + " --model escene-es410");
    assertEquals(0, check.code, check.output);
    assertTrue(check.output.contains(" 0 not allowed, 0 unclaimed"), check.output);
    assertEquals(0, type("./offhook config params").code);
  }

  @Test
  void anImageIsADirectoryAnArchiveAndAFirmwareFile() throws Exception {
    String line = readme.blocks("Build an image").get(0).replace("$ ", "").strip();
    Path image = directory.resolve("image");
    Seen made = type(line + " --out " + image);
    assertEquals(0, made.code, made.output);
    assertTrue(Files.isRegularFile(image.resolve("image.json")), made.output);
    for (String kind : List.of(".tar.gz", ".img")) {
      assertTrue(
          made.output
              .lines()
              .anyMatch(name -> name.endsWith(kind) && Files.isRegularFile(Path.of(name))),
          made.output);
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (String link : readme.links()) {
      assertTrue(Files.exists(HouseImages.TREE.resolve(link)), link);
    }
  }
}
