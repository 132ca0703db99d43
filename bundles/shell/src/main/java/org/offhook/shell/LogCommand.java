package org.offhook.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code log}: the last lines of the log, and how much each part of the phone tells. */
@Component(
    service = LogCommand.class,
    property = {"osgi.command.scope=offhook", "osgi.command.function=log"})
public final class LogCommand {
  static final String USAGE =
      """
      usage: log [LINES] [TEXT]      the last lines, 20 unless told; only those with TEXT in them
             log level               what each part of the phone sends to syslog or the console
             log level PART LEVEL    changes it, as the parameter system/syslog/component/PART
      examples: log 50
                log 100 register
                log level sip_stack debug""";

  static final String PARTS = "system/syslog/component/";
  private static final int LINES = 20;

  private final LogTail tail;
  private final Settings settings;

  /** With the data directory of the phone. */
  @Activate
  public LogCommand(BundleContext context, @Reference Settings settings) {
    this(Path.of(context.getProperty("offhook.data"), "log"), settings);
  }

  LogCommand(Path directory, Settings settings) {
    this.tail = new LogTail(directory);
    this.settings = settings;
  }

  /** Shows lines, shows levels, or sets one. */
  public String log(String... words) throws CommandFault, IOException {
    if (words.length > 0 && words[0].equals("level")) {
      return switch (words.length) {
        case 1 -> levels();
        case 3 -> level(words[1], words[2]);
        default -> throw CommandFault.usage(USAGE);
      };
    }
    boolean counted = words.length > 0 && words[0].matches("[1-9]\\d{0,3}");
    int texts = words.length - (counted ? 1 : 0);
    if (texts > 1) {
      throw CommandFault.usage(USAGE);
    }
    int wanted = counted ? Integer.parseInt(words[0]) : LINES;
    List<String> lines = tail.lines(wanted, texts == 1 ? words[words.length - 1] : "");
    return lines.isEmpty() ? "no such line" : String.join("\n", lines);
  }

  private String levels() throws CommandFault {
    Columns columns = new Columns();
    for (Parameter parameter : settings.parameters()) {
      if (parameter.path().startsWith(PARTS)) {
        columns.row(
            parameter.path().substring(PARTS.length()),
            settings.get(parameter.path()).orElse(""),
            parameter.description());
      }
    }
    if (columns.isEmpty()) {
      throw CommandFault.failed("levels need the capability syslog");
    }
    return columns.toString();
  }

  private String level(String part, String level) throws CommandFault, IOException {
    String path = PARTS + part;
    if (settings.parameters().stream().noneMatch(one -> one.path().equals(path))) {
      throw CommandFault.failed("there is no part " + part + "; see log level");
    }
    try {
      settings.set(Map.of(path, level));
    } catch (InvalidSettings e) {
      throw CommandFault.failed(e.getMessage());
    }
    return part + " " + level.toUpperCase(Locale.ROOT);
  }
}
