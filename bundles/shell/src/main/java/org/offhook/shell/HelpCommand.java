package org.offhook.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code help}: what can be typed, with examples. Commands of other bundles bring their text as
 * service property {@value #TEXT}, several lines for each: how it is written, what it does, an
 * example.
 */
@Component(
    service = HelpCommand.class,
    property = {"osgi.command.scope=offhook", "osgi.command.function=help"})
public final class HelpCommand {
  static final String TEXT = "offhook.help";
  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put("lines", "lines\nLists the lines and how their registration stands.\nexample: lines");
    TEXTS.put("calls", "calls\nLists the calls that are up, with their numbers.\nexample: calls");
    TEXTS.put("call", CallOptions.USAGE);
    TEXTS.put("answer", "answer [CALL]\nAnswers a ringing call.\nexample: answer");
    TEXTS.put(
        "reject",
        "reject [CALL]\nRejects a ringing call with the configured code.\nexample: reject");
    TEXTS.put("hold", "hold [CALL]\nPuts a call on hold.\nexample: hold 2");
    TEXTS.put(
        "resume",
        "resume [CALL]\nTakes a call off hold; the one that is up is held.\nexample: resume 1");
    TEXTS.put("mute", "mute [CALL]\nSilences the microphone.\nexample: mute");
    TEXTS.put("unmute", "unmute [CALL]\nOpens the microphone again.\nexample: unmute");
    TEXTS.put("dtmf", "dtmf [CALL] DIGITS\nSends digits; a comma pauses.\nexample: dtmf 123#");
    TEXTS.put("hangup", "hangup [CALL|all]\nEnds a call.\nexample: hangup all");
    TEXTS.put("config", ConfigCommands.USAGE);
    TEXTS.put(
        "bundles", "bundles [TEXT]\nLists the bundles and their states.\nexample: bundles codec");
    TEXTS.put("features", "features\nLists the capabilities there are.\nexample: features");
    TEXTS.put(
        "bundle",
        "bundle VERB NAME\nChanges bundles of the running phone; see: bundle\nexample: bundle update codec-g722");
    TEXTS.put(
        "feature",
        "feature VERB NAME\nChanges features of the running phone; see: feature\nexample: feature remove line");
    TEXTS.put("health", "health\nTells how each capability is, the worst first.\nexample: health");
    TEXTS.put("log", LogCommand.USAGE);
    TEXTS.put(
        "notices",
        "notices\nLists what the phone told the person at it, the newest last.\nexample: notices");
    TEXTS.put("help", "help [COMMAND]\nExplains a command.\nexample: help call");
    TEXTS.put(
        "exit", "exit\nLeaves the shell; the phone that was started with it ends.\nexample: exit");
  }

  private final BundleContext context;

  /** With the framework whose commands it explains. */
  @Activate
  public HelpCommand(BundleContext context) {
    this.context = context;
  }

  /** Explains one command, or lists all there are. */
  public String help(String... words) throws CommandFault, InvalidSyntaxException {
    if (words.length == 1) {
      String text = texts().get(words[0]);
      if (text == null) {
        throw CommandFault.failed("there is no help on " + words[0] + "; see help");
      }
      return text;
    }
    Columns columns = new Columns();
    Map<String, String> texts = texts();
    for (String name : functions(context)) {
      String[] lines = texts.getOrDefault(name, name + "\n").split("\n", 3);
      columns.row(name, lines.length > 1 && !lines[0].startsWith("usage") ? lines[1] : brief(name));
    }
    return columns + "\nhelp COMMAND tells more";
  }

  private Map<String, String> texts() throws InvalidSyntaxException {
    Map<String, String> texts = new LinkedHashMap<>(TEXTS);
    ServiceReference<?>[] commands =
        context.getAllServiceReferences(null, "(&(osgi.command.scope=offhook)(" + TEXT + "=*))");
    for (ServiceReference<?> command : commands == null ? new ServiceReference<?>[0] : commands) {
      if (command.getProperty(TEXT) instanceof String[] lines) {
        texts.putAll(entries(lines, functions(command)));
      }
    }
    return texts;
  }

  /** A component with several commands tells of one after the other. */
  private static Map<String, String> entries(String[] lines, Set<String> functions) {
    Map<String, String> entries = new LinkedHashMap<>();
    String name = "";
    for (String line : lines) {
      String first = line.split(" ")[0];
      if (functions.contains(first) && !entries.containsKey(first)) {
        name = first;
      }
      entries.merge(name, line, (text, more) -> text + "\n" + more);
    }
    return entries;
  }

  private static String brief(String name) {
    return switch (name) {
      case "call" -> "Calls a number, user@host or URI.";
      case "config" -> "Looks at parameters and changes them.";
      case "log" -> "Shows the last lines of the log, and what is logged.";
      default -> "";
    };
  }

  /** Names of all commands in our scope. */
  static TreeSet<String> functions(BundleContext context) throws InvalidSyntaxException {
    TreeSet<String> names = new TreeSet<>();
    ServiceReference<?>[] commands =
        context.getAllServiceReferences(null, "(osgi.command.scope=offhook)");
    for (ServiceReference<?> command : commands == null ? new ServiceReference<?>[0] : commands) {
      names.addAll(functions(command));
    }
    return names;
  }

  private static Set<String> functions(ServiceReference<?> command) {
    Object functions = command.getProperty("osgi.command.function");
    if (functions instanceof String[] several) {
      return Set.of(several);
    }
    return functions instanceof String one ? Set.of(one) : Set.of();
  }
}
