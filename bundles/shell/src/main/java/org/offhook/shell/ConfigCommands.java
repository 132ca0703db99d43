package org.offhook.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Parameter.Type;
import org.offhook.api.config.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config}: looks at parameters and changes them. Secrets are shown as {@code ***}. */
@Component(
    service = ConfigCommands.class,
    property = {"osgi.command.scope=offhook", "osgi.command.function=config"})
public final class ConfigCommands {
  static final String USAGE =
      """
      usage: config get PATH
             config set PATH=VALUE [PATH=VALUE ...]   all or none; an empty value is the default
             config params [TEXT]                     live parameters whose path holds TEXT
             config delta                             what differs from the defaults
             config problems                          lines that are not in force, and why
      example: config set voip/media/media_tos=0xb8""";
  private static final String MASK = "***";
  private static final Duration MOST = Duration.ofSeconds(10);

  private final Settings settings;

  /** With the settings it shows. */
  @Activate
  public ConfigCommands(@Reference Settings settings) {
    this.settings = settings;
  }

  /** The command. */
  public String config(String... words) throws CommandFault, IOException, InterruptedException {
    String verb = words.length == 0 ? "" : words[0];
    if (verb.equals("get") && words.length == 2) {
      return get(words[1]);
    }
    if (verb.equals("set") && words.length >= 2) {
      return set(words);
    }
    if (verb.equals("params") && words.length <= 2) {
      return parameters(words.length == 2 ? words[1] : "");
    }
    if (verb.equals("delta") && words.length == 1) {
      return delta();
    }
    if (verb.equals("problems") && words.length == 1) {
      Columns columns = new Columns();
      settings.problems().forEach(columns::row);
      return columns.isEmpty() ? "every line is in force" : columns.toString();
    }
    throw CommandFault.usage(USAGE);
  }

  private String get(String path) throws CommandFault {
    Parameter parameter =
        settings.parameters().stream()
            .filter(one -> one.path().equals(path))
            .findFirst()
            .orElseThrow(() -> CommandFault.failed(path + ": no installed capability has it"));
    return shown(parameter);
  }

  private String shown(Parameter parameter) {
    String text = settings.get(parameter.path()).orElse("");
    return parameter.type() == Type.SECRET && !text.isEmpty() ? MASK : text;
  }

  /** Whoever types the next command means the phone as it is after this one. */
  private String set(String... words) throws CommandFault, IOException, InterruptedException {
    Map<String, String> changes = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals <= 0) {
        throw CommandFault.usage("\"" + words[i] + "\", expected PATH=VALUE\n" + USAGE);
      }
      changes.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    try {
      settings.set(changes);
      String done = changes.size() == 1 ? "set" : changes.size() + " parameters set";
      return settings.awaitTaken(MOST) ? done : done + ", which not all capabilities know yet";
    } catch (InvalidSettings e) {
      throw CommandFault.failed(e.getMessage());
    }
  }

  private String parameters(String text) {
    Columns columns = new Columns("PATH", "VALUE", "DEFAULT", "OWNER");
    for (Parameter parameter : settings.parameters()) {
      if (parameter.path().contains(text)) {
        columns.row(
            parameter.path(),
            shown(parameter),
            parameter.type() == Type.SECRET ? "" : parameter.defaultText(),
            parameter.owner());
      }
    }
    return columns.isEmpty() ? "no such parameter" : columns.toString();
  }

  private String delta() {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    settings.parameters().forEach(parameter -> parameters.put(parameter.path(), parameter));
    Columns columns = new Columns();
    for (Assignment line : settings.delta()) {
      Parameter parameter = parameters.get(line.path());
      // A line that nobody claims may be a secret of a capability that is not there.
      boolean secret =
          parameter == null
              ? line.path().matches("(?i).*(password|secret|pin|key).*")
              : parameter.type() == Type.SECRET;
      columns.row(line.path() + "=" + (secret && !line.value().isEmpty() ? MASK : line.value()));
    }
    return columns.isEmpty() ? "nothing differs from the defaults" : columns.toString();
  }
}
