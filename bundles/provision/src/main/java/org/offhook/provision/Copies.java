package org.offhook.provision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;

/**
 * The files as the servers last gave them, so that a server is only asked for what is new. Kept in
 * a directory that only the phone may read: configurations hold secrets.
 */
final class Copies {
  private static final int MOST = 64;
  private final Path directory;
  private final Fetchers fetchers;
  private final Login login;
  private final Journal journal;

  /**
   * Who the phone is at servers.
   *
   * @param user name, or empty
   * @param password secret
   */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * One file.
   *
   * @param uri where it is
   * @param bytes what it holds
   * @param fresh true when the server gave another one than the last time
   */
  record Copy(URI uri, byte[] bytes, boolean fresh) {
    /** Last part of its path. */
    String name() {
      return uri.getPath().replaceFirst(".*/", "");
    }
  }

  Copies(Path directory, Fetchers fetchers, Login login, Journal journal) {
    this.directory = directory;
    this.fetchers = fetchers;
    this.login = login;
    this.journal = journal;
  }

  /**
   * Gives a file, from its server, or from here where the server says that it is the same.
   *
   * @throws IOException when it was not had as a whole
   */
  Copy get(URI uri) throws IOException {
    Path body = directory.resolve(key(uri));
    Properties known = Notebook.read(directory.resolve(key(uri) + ".known"));
    boolean have = Files.isRegularFile(body) && digest(body).equals(known.getProperty("sha256"));
    FetchRequest request = request(uri);
    if (have) {
      request = request.unless(known.getProperty("etag", ""), known.getProperty("date", ""));
    }
    Buffer got = new Buffer(uri, journal);
    Fetched fetched = fetch(request, got);
    journal.tell(uri + (fetched.modified() ? ": fetched" : ": the server says it is the same"));
    if (!fetched.modified()) {
      return new Copy(uri, Files.readAllBytes(body), false);
    }
    byte[] bytes = got.bytes.toByteArray();
    boolean same = have && hex(bytes).equals(known.getProperty("sha256"));
    keep(body, fetched, bytes);
    return new Copy(uri, bytes, !same);
  }

  /** Fetches into a sink of the caller's own, without keeping a copy. */
  Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
    try {
      return fetchers.fetch(request, sink);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      String place = request.place();
      throw why.contains(place) ? e : new IOException(place + ": " + why, e);
    }
  }

  /** A question for a file, as who the phone is. */
  FetchRequest request(URI uri) {
    return FetchRequest.of(uri).as(login.user(), login.password());
  }

  /** Forgets everything, so that the next check takes all files anew. */
  void forget() throws IOException {
    Notebook.clear(directory);
  }

  private void keep(Path body, Fetched fetched, byte[] bytes) throws IOException {
    Notebook.open(directory);
    try (var files = Files.list(directory)) {
      if (files.count() > 2L * MOST) {
        Notebook.clear(directory);
      }
    }
    Properties known = new Properties();
    known.setProperty("etag", fetched.etag());
    known.setProperty("date", fetched.lastModified());
    known.setProperty("sha256", hex(bytes));
    Notebook.write(body, bytes);
    Notebook.write(body.resolveSibling(body.getFileName() + ".known"), known);
  }

  private static String key(URI uri) {
    return hex(uri.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 24);
  }

  private static String digest(Path file) throws IOException {
    return hex(Files.readAllBytes(file));
  }

  static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Takes a file into memory; begins anew when the server does. */
  private static final class Buffer implements FetchSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final URI uri;
    private final Journal journal;
    private long whole = -1;

    Buffer(URI uri, Journal journal) {
      this.uri = uri;
      this.journal = journal;
      journal.doing("fetching " + uri);
    }

    @Override
    public void begins(long offset, long length) {
      bytes.reset();
      whole = length;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, length);
      String far =
          whole > 0
              ? (100 * bytes.size() / whole) + " % of " + whole + " bytes"
              : bytes.size() + " bytes";
      journal.doing("fetching " + uri + ": " + far);
    }
  }
}
