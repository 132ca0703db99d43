package org.offhook.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.offhook.slots.Durable;
import org.offhook.slots.FirmwareFile;
import org.offhook.slots.FirmwareHead;
import org.offhook.slots.Refusal;

/**
 * What was taken from feature files, a directory for each feature: its parts, and a marker with the
 * version that is written last and removed first. What is on trial has a directory beside it.
 */
final class FeatureStore {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
  private static final Pattern JAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*\\.jar");
  private static final String COMPLETE = "complete";
  private static final String NEW = ".new";
  private static final String FAILED = ".failed";
  private final Path directory;

  FeatureStore(Path directory) {
    this.directory = directory;
  }

  /** Names of the features in force. */
  Set<String> names() throws IOException {
    return list(directory).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> NAME.matcher(name).matches() && !version(name).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Version of a feature in force; empty when there is none. */
  String version(String feature) {
    return marker(directory.resolve(feature));
  }

  /** Version of a feature on trial; empty when none is, or it is not whole. */
  String onTrial(String feature) {
    return marker(directory.resolve(feature + NEW));
  }

  private static String marker(Path of) {
    try {
      Path marker = of.resolve(COMPLETE);
      return Files.isRegularFile(marker) ? Files.readString(marker).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** The files of the feature in force. */
  List<Path> parts(String feature) throws IOException {
    return version(feature).isEmpty() ? List.of() : list(directory.resolve(feature));
  }

  /** The files of the feature on trial. */
  List<Path> partsOnTrial(String feature) throws IOException {
    return list(directory.resolve(feature + NEW));
  }

  private static List<Path> list(Path of) throws IOException {
    if (!Files.isDirectory(of)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(of)) {
      return files.filter(file -> !file.endsWith(COMPLETE)).sorted().toList();
    }
  }

  /** Unpacks a feature beside the one in force. */
  void unpack(FirmwareFile file) throws IOException {
    FirmwareHead head = file.head();
    mustBeOneFeature(head);
    drop(head.image());
    Path to = Files.createDirectories(directory.resolve(head.image() + NEW));
    file.each((part, bytes) -> write(to.resolve(part.name()), bytes));
    Durable.sync(to);
    byte[] version = (head.version() + "\n").getBytes(StandardCharsets.UTF_8);
    Durable.replace(to.resolve(COMPLETE), version);
  }

  private static void mustBeOneFeature(FirmwareHead head) throws Refusal {
    if (!NAME.matcher(head.image()).matches()) {
      throw new Refusal("a feature named " + head.image() + "; letters and digits are expected");
    }
    int features = 0;
    for (FirmwareHead.Part part : head.parts()) {
      if (part.name().equals(head.image() + ".json")) {
        features++;
      } else if (!JAR.matcher(part.name()).matches()) {
        throw new Refusal("the part " + part.name() + "; bundles are expected");
      }
    }
    if (features != 1) {
      throw new Refusal("no " + head.image() + ".json in the file, or several");
    }
  }

  private static void write(Path file, InputStream bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      bytes.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  /** What was on trial takes the place of the one in force. */
  void keep(String feature) throws IOException {
    remove(feature);
    Files.move(
        directory.resolve(feature + NEW),
        directory.resolve(feature),
        StandardCopyOption.ATOMIC_MOVE);
    Durable.sync(directory);
    Files.deleteIfExists(directory.resolve(feature + FAILED));
  }

  /** What was on trial is forgotten. */
  void drop(String feature) throws IOException {
    discard(directory.resolve(feature + NEW));
  }

  /** A feature in force is forgotten. */
  void remove(String feature) throws IOException {
    discard(directory.resolve(feature));
  }

  private static void discard(Path of) throws IOException {
    Files.deleteIfExists(of.resolve(COMPLETE));
    Durable.remove(of);
  }

  /** Remembers why a version was given up. */
  void fail(String feature, String reason) throws IOException {
    byte[] line = reason.replaceAll("\\p{Cntrl}+", " ").getBytes(StandardCharsets.UTF_8);
    Durable.replace(directory.resolve(feature + FAILED), line);
  }

  /** Why a version was given up, beginning with it; empty when none was. */
  Optional<String> failed(String feature) throws IOException {
    Path file = directory.resolve(feature + FAILED);
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Names of the features of which a version was given up. */
  Set<String> failures() throws IOException {
    return list(directory).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.endsWith(FAILED))
        .map(name -> name.substring(0, name.length() - FAILED.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
