package org.offhook.digest.aka;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The highest sequence number in a file: a challenge that was overheard is not answered again after
 * a restart. Phone thread.
 */
final class SequenceFile implements Subscriber.Sequence {
  private static final Logger LOG = LoggerFactory.getLogger(SequenceFile.class);

  private final Path file;
  private long highest;

  SequenceFile(Path file) {
    this.file = file;
    try {
      highest = Long.parseUnsignedLong(Files.readString(file).strip(), 16);
    } catch (NoSuchFileException e) {
      highest = 0; // nothing was taken yet
    } catch (IOException | NumberFormatException e) {
      LOG.warn("{} cannot be read, and any sequence number is taken: {}", file, e.toString());
    }
  }

  @Override
  public long highest() {
    return highest;
  }

  @Override
  public void taken(long number) {
    highest = number;
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      write(next, Long.toHexString(number) + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }

  /** It is on the disk before it takes the place of the last one: power may be cut. */
  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(text));
      channel.force(true);
    }
  }
}
