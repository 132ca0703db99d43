package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.offhook.api.config.FirmwareNotice;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;

/** Fetches firmware: its head first, the rest only when it is wanted. */
final class Upgrade {
  private static final long LARGEST = 512L << 20;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int LONGEST_HEAD = 70_000;

  private final Firmware firmware;
  private final Copies copies;
  private final Path memory;
  private final Journal journal;

  Upgrade(Firmware firmware, Copies copies, Path memory, Journal journal) {
    this.firmware = firmware;
    this.copies = copies;
    this.memory = memory;
    this.journal = journal;
  }

  /** An Escene server says what it has in a notice; only a newer one counts. */
  boolean byNotice(Place place, String model) throws IOException {
    Optional<String> name = FirmwareNotice.fileName(model, false);
    if (name.isEmpty()) {
      return false;
    }
    byte[] text = copies.get(place.file(name.get())).bytes();
    FirmwareNotice notice = FirmwareNotice.parse(new String(text, StandardCharsets.ISO_8859_1));
    if (!notice.newerThan(firmware.version())) {
      journal.tell("firmware " + notice.version() + " is not newer than the one that runs");
      return false;
    }
    return from(Optional.of(place.file(notice.file())));
  }

  /**
   * Takes the firmware of this file, if it is wanted.
   *
   * @return true when it is in its slot
   */
  boolean from(Optional<URI> file) throws IOException {
    if (file.isEmpty() || !wanted(file.get())) {
      return false;
    }
    Notebook.open(memory);
    Path download = memory.resolve("firmware.img");
    try {
      fetch(file.get(), download);
      firmware.install(download);
      journal.tell(file.get() + ": taken; it goes on trial as soon as nobody talks");
      return true;
    } finally {
      Files.deleteIfExists(download);
    }
  }

  private boolean wanted(URI file) throws IOException {
    Head head = new Head();
    try {
      copies.fetch(copies.request(file).within(LARGEST, LONGEST), head);
    } catch (IOException e) {
      // The head ends the fetch when it has seen enough.
      if (head.wanted.isEmpty()) {
        throw e;
      }
    }
    if (head.wanted.isEmpty()) {
      throw new IOException(file + ": ends within its head");
    }
    if (!head.wanted.get()) {
      journal.tell(file + ": is the firmware that runs, or was given up before");
    }
    return head.wanted.get();
  }

  /** Once more from where it broke off, then it is given up until the next check. */
  private void fetch(URI file, Path download) throws IOException {
    try {
      fetch(file, download, 0);
    } catch (IOException e) {
      long there = Files.size(download);
      if (there == 0) {
        throw e;
      }
      journal.tell(e.getMessage() + "; going on after " + there + " bytes");
      fetch(file, download, there);
    }
  }

  private void fetch(URI file, Path download, long from) throws IOException {
    try (OutputFile out = new OutputFile(download, file)) {
      Fetched fetched = copies.fetch(copies.request(file).within(LARGEST, LONGEST).from(from), out);
      if (!fetched.modified()) {
        throw new IOException(file + ": the server says that it is the same as nothing");
      }
    }
  }

  /** Takes the head of the file only. */
  private final class Head implements FetchSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Optional<Boolean> wanted = Optional.empty();

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      bytes.write(from, offset, Math.min(length, LONGEST_HEAD - bytes.size()));
      try {
        wanted = Optional.of(firmware.wants(new ByteArrayInputStream(bytes.toByteArray())));
      } catch (EOFException e) {
        if (bytes.size() >= LONGEST_HEAD) {
          throw new IOException("has a head that does not end", e);
        }
        return;
      }
      throw new IOException("the head is enough");
    }
  }

  /** Takes the whole file. */
  private final class OutputFile implements FetchSink, AutoCloseable {
    private final Path path;
    private final URI uri;
    private OutputStream out;
    private long at;
    private long whole = -1;

    OutputFile(Path path, URI uri) {
      this.path = path;
      this.uri = uri;
    }

    @Override
    public void begins(long offset, long length) throws IOException {
      close();
      at = offset;
      whole = length;
      out =
          offset == 0
              ? Files.newOutputStream(path)
              : Files.newOutputStream(path, StandardOpenOption.APPEND);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (out == null) {
        begins(0, -1);
      }
      out.write(from, offset, length);
      at += length;
      String far = whole > 0 ? 100 * at / whole + " %" : at + " bytes";
      journal.doing("fetching " + uri + ": " + far);
    }

    @Override
    public void close() throws IOException {
      if (out != null) {
        out.close();
        out = null;
      }
    }
  }
}
