package org.offhook.ring.tones;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.api.config.DurableFile;
import org.offhook.api.ringtones.RingTones;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The tones in {@code DATA/ring-tones/}, and the command {@code ringtones}. */
@Component(
    service = {RingTones.class, StoredTones.class},
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=ringtones",
      "offhook.help=ringtones [load FILE | delete NAME]",
      "offhook.help=Lists the ring tones there are; takes over a WAV file or an archive of them.",
      "offhook.help=example: ringtones"
    })
public final class StoredTones implements RingTones {
  private static final String USAGE =
      "ringtones                  their names\n"
          + "ringtones load FILE        tones of a .zip or .tgz archive, or a .wav file\n"
          + "ringtones delete NAME";
  private static final String SUFFIX = ".wav";

  private final Path folder;

  /** With the data directory. */
  @Activate
  public StoredTones(BundleContext context) {
    this(Path.of(Optional.ofNullable(context.getProperty("offhook.data")).orElse("data")));
  }

  StoredTones(Path data) {
    this.folder = data.resolve("ring-tones");
  }

  @Override
  public List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      // Nothing was ever loaded.
      return List.of();
    }
  }

  @Override
  public Optional<Path> file(String name) {
    return names().contains(name) ? Optional.of(folder.resolve(name + SUFFIX)) : Optional.empty();
  }

  @Override
  public synchronized List<String> load(String fileName, InputStream in) throws IOException {
    List<String> refused = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : Archive.files(fileName, in).entrySet()) {
      String name = file.getKey();
      boolean wav = name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
      Optional<String> fault =
          wav ? Wav.fault(file.getValue()) : Optional.of("expected a .wav file");
      if (fault.isPresent()) {
        refused.add(name + ": " + fault.get());
      } else {
        String tone = name.substring(0, name.length() - SUFFIX.length());
        DurableFile.replace(folder.resolve(tone + SUFFIX), file.getValue());
      }
    }
    return List.copyOf(refused);
  }

  @Override
  public synchronized boolean delete(String name) throws IOException {
    Optional<Path> file = file(name);
    return file.isPresent() && Files.deleteIfExists(file.get());
  }

  /** The command. */
  public String ringtones(String... words) throws IOException {
    if (words.length == 0) {
      return names().isEmpty() ? "none" : String.join("\n", names());
    }
    if (words.length == 2 && words[0].equals("delete")) {
      return words[1] + (delete(words[1]) ? " is deleted" : " is not there");
    }
    if (words.length != 2 || !words[0].equals("load")) {
      throw new IllegalArgumentException(USAGE);
    }
    Path file = Path.of(words[1]);
    try (InputStream in = Files.newInputStream(file)) {
      List<String> refused = load(file.getFileName().toString(), in);
      return String.join("\n", refused) + (refused.isEmpty() ? "" : "\n") + ringtones();
    }
  }
}
