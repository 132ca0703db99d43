package org.offhook.call.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.config.DurableFile;
import org.offhook.api.phone.CallLog.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the calls. One thread at a time. */
final class LogFile {
  private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);

  private final Path file;
  private boolean torn;

  LogFile(Path file) {
    this.file = file;
  }

  /** All calls that can be read, oldest first. */
  List<Entry> read() throws IOException {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    int lost = 0;
    for (String line : text.split("\n")) {
      Optional<Entry> entry = LogLine.parse(line);
      entry.ifPresent(entries::add);
      lost += entry.isEmpty() && !line.isEmpty() ? 1 : 0;
    }
    torn = !text.isEmpty() && !text.endsWith("\n");
    if (lost > 0) {
      LOG.warn(
          "{}: {} of {} calls cannot be read", file.getFileName(), lost, lost + entries.size());
    }
    return entries;
  }

  /** Adds a call, and has it on the disk on return. */
  void add(Entry entry) throws IOException {
    // What was torn ends here, so that it takes nothing with it.
    String line = (torn ? "\n" : "") + LogLine.of(entry);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    torn = false;
  }

  /** Writes all calls anew: the old file or the new one is there, whatever happens. */
  void rewrite(List<Entry> entries) throws IOException {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(LogLine.of(entry)));
    DurableFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    torn = false;
  }
}
