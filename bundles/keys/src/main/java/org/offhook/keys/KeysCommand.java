package org.offhook.keys;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Keys;
import org.offhook.api.keys.Lamp;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code keys}, {@code softkeys} and {@code press}. */
@Component(
    service = KeysCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=keys",
      "osgi.command.function=softkeys",
      "osgi.command.function=press",
      "offhook.help=keys [all | hard | module N]",
      "offhook.help=Lists the keys, what each is for, and its lamp; without a word those of lines"
          + " and those that something is configured for.",
      "offhook.help=example: keys module 2",
      "offhook.help=softkeys",
      "offhook.help=Shows what the phone does, and the softkeys for that.",
      "offhook.help=example: softkeys",
      "offhook.help=press N | line N | softkey N | module M N | digit D | NAME [long]",
      "offhook.help=Presses a key: N as in functional_key/N, lines from 0, softkeys from 1, NAME as"
          + " printed on the key; with long it is held down.",
      "offhook.help=example: press softkey 1"
    })
public final class KeysCommand {
  private static final String KEYS = "usage: keys [all | hard | module N]";
  private final PhoneThread thread;
  private final KeyBoard keys;
  private final SoftkeyRow softkeys;

  /** With the keys. */
  @Activate
  public KeysCommand(
      @Reference PhoneThread thread, @Reference KeyBoard keys, @Reference SoftkeyRow softkeys) {
    this.thread = thread;
    this.keys = keys;
    this.softkeys = softkeys;
  }

  /** Lists them. */
  public String keys(String... words) throws InterruptedException {
    Predicate<Key> which = which(words);
    List<String> rows =
        on(
            () ->
                keys.keys().stream()
                    .filter(view -> which.test(view.key()))
                    .map(this::row)
                    .toList());
    return rows.isEmpty() ? "no key is configured" : String.join("\n", rows);
  }

  private static Predicate<Key> which(String... words) {
    String first = words.length == 0 ? "" : words[0];
    if (first.equals("module") && words.length == 2 && words[1].matches("[0-9]{1,2}")) {
      int module = Integer.parseInt(words[1]);
      return key -> key.id().module() == module;
    }
    if (words.length > 1) {
      throw new IllegalArgumentException(KEYS);
    }
    return switch (first) {
      case "" ->
          key ->
              key.id().kind() != Kind.HARD
                  && key.id().kind() != Kind.SOFTKEY
                  && !Place.isEmpty(key);
      case "all" -> key -> true;
      case "hard" -> key -> key.id().kind() == Kind.HARD;
      default -> throw new IllegalArgumentException(KEYS);
    };
  }

  private static String name(Key key) {
    KeyId id = key.id();
    if (id.module() > 0) {
      return "module " + id.module() + "/" + id.index();
    }
    return switch (id.kind()) {
      case LINE -> "line " + id.index();
      case SOFTKEY -> "softkey " + id.index();
      case HARD -> key.value("name");
      case PROGRAMMABLE, FUNCTION -> String.valueOf(id.index());
    };
  }

  private String row(Keys.View view) {
    String remark =
        keys.isDisabled(view.key())
            ? "  (disabled)"
            : view.offered() || Place.isEmpty(view.key()) ? "" : "  (nobody offers it)";
    return "%-4s %-17s %-20s %s%s"
        .formatted(name(view.key()), view.key().type(), view.label(), text(view.lamp()), remark);
  }

  /** A lamp in words. */
  static String text(Lamp lamp) {
    if (lamp.equals(Lamp.OFF)) {
      return "off";
    }
    String cadence =
        switch (lamp.cadence()) {
          case STEADY -> "";
          case SLOW -> ", slow";
          case FAST -> ", fast";
        };
    return lamp.colour().name().toLowerCase(Locale.ROOT).replace('_', '-') + cadence;
  }

  /** Shows the keys under the screen. */
  public String softkeys() throws InterruptedException {
    return on(
        () -> {
          StringBuilder text = new StringBuilder(softkeys.state().name());
          keys.keys().stream()
              .filter(view -> view.key().id().kind() == Kind.SOFTKEY)
              .filter(view -> !Place.isEmpty(view.key()))
              .forEach(
                  view ->
                      text.append(
                          "\n%d  %-10s %s"
                              .formatted(
                                  view.key().id().index(), view.label(), view.key().type())));
          return text.toString();
        });
  }

  /** Presses one. */
  public String press(String... words) throws InterruptedException {
    boolean held = words.length > 1 && words[words.length - 1].equals("long");
    List<String> which = List.of(words).subList(0, words.length - (held ? 1 : 0));
    return on(
        () -> {
          KeyId id = KeyWords.read(which, keys);
          if (held) {
            keys.longPress(id);
          } else {
            keys.press(id);
          }
          return "key " + String.join(" ", which) + " is " + (held ? "held down" : "pressed");
        });
  }

  private <T> T on(Callable<T> task) throws InterruptedException {
    try {
      return thread.call(task);
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    }
  }
}
