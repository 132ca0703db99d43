package org.offhook.shared.line;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.SharedLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command {@code appearances}. */
@Component(
    service = AppearancesCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=appearances",
      "offhook.help=appearances | appearances take LINE",
      "offhook.help=Tells what is done on shared lines, or goes on here with what others hold.",
      "offhook.help=example: appearances take 0"
    })
public final class AppearancesCommand {
  private static final String USAGE = "usage: appearances | appearances take LINE";
  private final PhoneThread thread;
  private final List<SharedLine> lines = new CopyOnWriteArrayList<>();

  /** With the thread of the phone. */
  @Activate
  public AppearancesCommand(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLine(SharedLine line) {
    lines.add(line);
  }

  void unbindLine(SharedLine line) {
    lines.remove(line);
  }

  /**
   * Runs the command.
   *
   * @throws CallRefused when there is nothing to take
   */
  public String appearances(String... words) throws CallRefused, InterruptedException {
    if (words.length == 0) {
      return lines.isEmpty() ? "no line is shared" : described();
    }
    if (words.length != 2 || !words[0].equals("take") || !words[1].matches("\\d{1,2}")) {
      throw new IllegalArgumentException(USAGE);
    }
    int index = Integer.parseInt(words[1]);
    SharedLine line =
        lines.stream()
            .filter(each -> each.index() == index)
            .findFirst()
            .orElseThrow(() -> new CallRefused("line " + index + " is not shared"));
    try {
      return "call " + thread.call(line::retrieve).id() + " takes it over";
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CallRefused refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private String described() {
    return lines.stream()
        .filter(CommonLine.class::isInstance)
        .map(line -> ((CommonLine) line).describe())
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
