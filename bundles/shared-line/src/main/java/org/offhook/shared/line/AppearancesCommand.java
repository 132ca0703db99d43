package org.offhook.shared.line;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.SharedLine;
import org.offhook.api.phone.SharedLine.Appearance;
import org.offhook.api.phone.SharedLine.Doing;
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
      "offhook.help=appearances | appearances take LINE [N] | appearances join LINE [N]"
          + " | appearances hold [CALL]",
      "offhook.help=Tells what is done on shared lines, goes on here with what others hold, joins"
          + " the call that others talk in, or holds a call so that no other phone can go on with"
          + " it. N is the number of the appearance.",
      "offhook.help=example: appearances join 0"
    })
public final class AppearancesCommand {
  private static final String USAGE =
      "usage: appearances | appearances take LINE [N] | appearances join LINE [N]"
          + " | appearances hold [CALL]";

  private static final Set<Doing> HELD = Set.of(Doing.HOLDING, Doing.HOLDING_PRIVATELY);

  private final PhoneThread thread;
  private final Phone phone;
  private final List<SharedLine> lines = new CopyOnWriteArrayList<>();

  /** With the phone and its thread. */
  @Activate
  public AppearancesCommand(@Reference PhoneThread thread, @Reference Phone phone) {
    this.thread = thread;
    this.phone = phone;
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
   * @throws CallRefused when there is nothing to take, to join or to hold
   */
  public String appearances(String... words) throws CallRefused, InterruptedException {
    if (words.length == 0) {
      return lines.isEmpty() ? "no line is shared" : described();
    }
    if (words.length > 3
        || !List.of(words).subList(1, words.length).stream().allMatch(w -> w.matches("\\d{1,3}"))) {
      throw new IllegalArgumentException(USAGE);
    }
    int first = words.length > 1 ? Integer.parseInt(words[1]) : 0;
    int second = words.length > 2 ? Integer.parseInt(words[2]) : 0;
    return switch (words[0] + " " + words.length) {
      case "take 2", "take 3" -> onThread(() -> take(first, second, true));
      case "join 2", "join 3" -> onThread(() -> take(first, second, false));
      case "hold 1", "hold 2" -> onThread(() -> hold(first));
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  private String onThread(Callable<String> task) throws CallRefused, InterruptedException {
    try {
      return thread.call(task);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CallRefused refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private SharedLine line(int index) throws CallRefused {
    return lines.stream()
        .filter(each -> each.index() == index)
        .findFirst()
        .orElseThrow(() -> new CallRefused("line " + index + " is not shared"));
  }

  private String take(int index, int number, boolean held) throws CallRefused {
    SharedLine line = line(index);
    if (number == 0 && held) {
      return "call " + line.retrieve().id() + " takes it over";
    }
    Appearance there =
        line.others().stream()
            .filter(each -> number == 0 ? !HELD.contains(each.doing()) : each.number() == number)
            .findFirst()
            .orElseThrow(() -> new CallRefused("nobody else has that call on line " + index));
    return "call " + line.take(there.number()).id() + (held ? " takes it over" : " joins it");
  }

  private String hold(int id) throws CallRefused {
    Call call =
        phone.calls().stream()
            .filter(each -> id == 0 ? each.state() == CallState.CONNECTED : each.id() == id)
            .findFirst()
            .orElseThrow(() -> new CallRefused(id == 0 ? "no call is talked on" : "no call " + id));
    line(call.line().index()).holdPrivately(call);
    return "call " + call.id() + " is held privately";
  }

  private String described() {
    return lines.stream()
        .filter(CommonLine.class::isInstance)
        .map(line -> ((CommonLine) line).describe())
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
