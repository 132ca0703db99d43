package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.offhook.api.firmware.SignedFiles;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;

/** Fetches signed files: their head first, the rest only when it is wanted. */
final class Download {
  private static final long LARGEST = 512L << 20;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int LONGEST_HEAD = 70_000;

  private final SignedFiles taker;
  private final Copies copies;
  private final Path memory;
  private final Journal journal;

  Download(SignedFiles taker, Copies copies, Path memory, Journal journal) {
    this.taker = taker;
    this.copies = copies;
    this.memory = memory;
    this.journal = journal;
  }

  /**
   * Takes what a file holds, if it is wanted.
   *
   * @return true when it was taken
   */
  boolean from(URI file) throws IOException {
    if (!wanted(file)) {
      return false;
    }
    Notebook.open(memory);
    Path download = memory.resolve("download");
    try {
      fetch(file, download);
      journal.doing("taking " + file);
      taker.install(download);
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
      journal.tell(file + ": has the version in force, or one that was given up");
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
        wanted = Optional.of(taker.wants(new ByteArrayInputStream(bytes.toByteArray())));
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
