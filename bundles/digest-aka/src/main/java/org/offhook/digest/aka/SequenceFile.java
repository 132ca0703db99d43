package org.offhook.digest.aka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.offhook.api.config.DurableFile;
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
    try {
      String text = Long.toHexString(number) + "\n";
      DurableFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }
}
