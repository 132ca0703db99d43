package org.offhook.ringing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.ringtones.RingTones;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The tones that a call can ring with: those built in, and those loaded. Safe from any thread. */
@Component(service = Repertoire.class)
public final class Repertoire {
  private static final Pattern NUMBERED =
      Pattern.compile("(?:ring-?tone-?|ring[- ]?|my-?melody-?)0*(\\d{1,2})");

  private final Map<String, Melody> builtIn = BuiltIn.read();
  private volatile RingTones loaded;

  /** With the tones that are built in. */
  @Activate
  public Repertoire() {}

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLoaded(RingTones loaded) {
    this.loaded = loaded;
  }

  void unbindLoaded(RingTones loaded) {
    if (this.loaded == loaded) {
      this.loaded = null;
    }
  }

  /** Their names: the built-in ones first. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(BuiltIn.COUNTRY);
    names.addAll(builtIn.keySet());
    loadedNames().stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  private List<String> loadedNames() {
    RingTones tones = loaded;
    return tones == null ? List.of() : tones.names();
  }

  /**
   * The name as the tone bears it. Letter case and {@code .wav} at the end do not count; {@code
   * Ring3}, {@code Ring 3}, {@code ringtone-3} and {@code MyMelody3} are {@code Ring03}.
   */
  Optional<String> find(String name) {
    String wanted = name.strip().replaceFirst("(?i)\\.wav$", "");
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    String small = wanted.toLowerCase(Locale.ROOT);
    List<String> names = names();
    return names.stream()
        .filter(wanted::equals)
        .findFirst()
        .or(
            () ->
                names.stream().filter(one -> one.toLowerCase(Locale.ROOT).equals(small)).findAny())
        .or(() -> numbered(small).filter(names::contains));
  }

  private static Optional<String> numbered(String small) {
    Matcher matcher = NUMBERED.matcher(small);
    return matcher.matches()
        ? Optional.of(BuiltIn.name(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /** The file of a tone; one that was loaded takes the place of a built-in one of its name. */
  Optional<Path> file(String name) {
    RingTones tones = loaded;
    return tones == null ? Optional.empty() : tones.file(name);
  }

  /** The notes of a tone that is built in; empty for the country's own. */
  Optional<Melody> melody(String name) {
    return Optional.ofNullable(builtIn.get(name));
  }
}
