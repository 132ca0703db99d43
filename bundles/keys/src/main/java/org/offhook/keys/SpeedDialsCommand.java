package org.offhook.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code speeddials}: keys saved to a file, loaded from one, deleted. */
@Component(
    service = SpeedDialsCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=speeddials",
      "offhook.help=speeddials [save FILE | load FILE | delete N | delete all]",
      "offhook.help=Shows the speed dials as key,number,type; keeps them in a file and takes them"
          + " from one. A file whose name ends in .cfg holds all that is configured for keys.",
      "offhook.help=example: speeddials save /tmp/keys.cfg"
    })
public final class SpeedDialsCommand {
  private static final String USAGE =
      "usage: speeddials [save FILE | load FILE | delete N | delete all]";
  private static final long LONGEST = 1 << 20;
  private final Settings settings;
  private final KeyLocks locks;

  /** With the settings. */
  @Activate
  public SpeedDialsCommand(@Reference Settings settings, @Reference KeyLocks locks) {
    this.settings = settings;
    this.locks = locks;
  }

  /** Runs the command. */
  public String speeddials(String... words) throws IOException, InvalidSettings {
    if (words.length == 0) {
      String text = KeyFile.speedDials(settings.assignments());
      return text.isEmpty() ? "no speed dial is configured" : text.strip();
    }
    if (words.length != 2) {
      throw new IllegalArgumentException(USAGE);
    }
    return switch (words[0]) {
      case "save" -> save(words[1]);
      case "load" -> load(words[1]);
      case "delete" -> delete(words[1]);
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  private String save(String name) throws IOException {
    List<Assignment> all = settings.assignments();
    String text = KeyFile.isCfg(name) ? KeyFile.lines(all) : KeyFile.speedDials(all);
    Files.writeString(Path.of(name), text);
    return text.lines().count() + " lines are saved to " + name;
  }

  private String load(String name) throws IOException, InvalidSettings {
    checkProgramming();
    Path file = Path.of(name);
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      throw new IOException(name + " is no file of at most " + LONGEST + " bytes");
    }
    KeyFile read =
        KeyFile.read(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    if (!read.settings().isEmpty()) {
      settings.set(read.settings());
    }
    StringBuilder text = new StringBuilder(read.keys() + " keys are loaded");
    read.problems().stream().limit(20).forEach(problem -> text.append('\n').append(problem));
    return text.toString();
  }

  private String delete(String which) throws IOException, InvalidSettings {
    checkProgramming();
    if (!which.matches("all|[0-9]{1,3}")) {
      throw new IllegalArgumentException(USAGE);
    }
    String path = KeyFile.PATH + (which.equals("all") ? "" : which + "/");
    Map<String, String> changes = new LinkedHashMap<>();
    KeyFile.ofKeys(settings.assignments()).stream()
        .filter(each -> each.path().startsWith(path))
        .forEach(each -> changes.put(each.path(), ""));
    if (changes.isEmpty()) {
      return "nothing is configured there";
    }
    settings.set(changes);
    return changes.size() + " lines are deleted";
  }

  private void checkProgramming() {
    if (!locks.programming()) {
      throw new IllegalArgumentException(
          "personal_settings/speed_dial_programming/enabled is 0: keys cannot be changed here");
    }
  }
}
