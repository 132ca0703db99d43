package org.offhook.fetch.ftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.time.Clock;

/** One visit to a server, for one file. */
final class Visit {
  private static final int PATIENCE_MS = 10_000;
  private static final int BUFFER = 16_384;

  private final FTPClient client = new FTPClient();
  private final FetchRequest request;
  private final Login login;
  private final Clock clock;
  private final long deadline;
  private final OpenSockets sockets;

  Visit(FetchRequest request, Login login, Clock clock, OpenSockets sockets) {
    this.request = request;
    this.login = login;
    this.clock = clock;
    this.deadline = clock.nanos() + request.maxTime().toNanos();
    this.sockets = sockets;
    client.setSocketFactory(sockets);
  }

  Fetched fetch(String file, FetchSink sink) throws IOException {
    enter();
    String date = date(file);
    if (request.resumeFrom() == 0 && !date.isEmpty() && date.equals(request.lastModified())) {
      return new Fetched(false, "", date, 0, "");
    }
    long size = size(file);
    if (size > request.maxBytes()) {
      throw refused("has " + size + " bytes, more than " + request.maxBytes());
    }
    boolean same = request.lastModified().isEmpty() || date.equals(request.lastModified());
    long end = copy(file, same ? request.resumeFrom() : 0, size, sink);
    if (size >= 0 && end != size) {
      throw refused("ends after " + end + " of " + size + " bytes");
    }
    return new Fetched(true, "", date, end, "");
  }

  void store(String file, byte[] bytes) throws IOException {
    enter();
    if (!client.storeFile(file, new ByteArrayInputStream(bytes))) {
      throw answered();
    }
    long there = size(file);
    if (there >= 0 && there != bytes.length) {
      throw refused("has " + there + " of " + bytes.length + " bytes afterwards");
    }
  }

  private void enter() throws IOException {
    URI uri = request.uri();
    client.setConnectTimeout(patience());
    client.setDefaultTimeout(patience());
    client.setDataTimeout(Duration.ofMillis(patience()));
    client.setControlEncoding("UTF-8");
    // A server behind address translation names an address nobody reaches; a hostile one,
    // anybody's.
    client.setPassiveNatWorkaroundStrategy(ignored -> client.getRemoteAddress().getHostAddress());
    client.connect(uri.getHost(), uri.getPort() < 0 ? FTP.DEFAULT_PORT : uri.getPort());
    if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
      throw answered();
    }
    client.setSoTimeout(patience());
    if (!client.login(login.user(), login.password())) {
      throw refused("the server refuses the user name or password");
    }
    if (!client.setFileType(FTP.BINARY_FILE_TYPE)) {
      throw answered();
    }
    client.enterLocalPassiveMode();
  }

  /** When the file changed, as the server writes it; empty when it does not say. */
  private String date(String file) throws IOException {
    String date = client.mdtm(file) == FTPReply.FILE_STATUS ? client.getReplyString() : "";
    String digits = date.replaceFirst("^213\\s+", "").strip();
    return digits.matches("\\d{14}(\\.\\d{1,9})?") ? digits : "";
  }

  private long size(String file) throws IOException {
    String size = client.getSize(file);
    return size != null && size.strip().matches("\\d{1,18}") ? Long.parseLong(size.strip()) : -1;
  }

  private long copy(String file, long offset, long size, FetchSink sink) throws IOException {
    client.setRestartOffset(offset);
    InputStream data = client.retrieveFileStream(file);
    if (data == null && offset > 0 && cannotResume()) {
      return copy(file, 0, size, sink);
    }
    if (data == null) {
      throw answered();
    }
    long end;
    try (InputStream in = data) {
      sink.begins(offset, size);
      end = take(in, offset, sink);
    }
    if (!client.completePendingCommand()) {
      throw answered();
    }
    return end;
  }

  private boolean cannotResume() {
    int code = client.getReplyCode();
    return code == FTPReply.UNRECOGNIZED_COMMAND
        || code == FTPReply.COMMAND_NOT_IMPLEMENTED
        || code == FTPReply.COMMAND_NOT_IMPLEMENTED_FOR_PARAMETER;
  }

  private long take(InputStream in, long offset, FetchSink sink) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long at = offset;
    for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
      at += got;
      if (at > request.maxBytes()) {
        throw refused("goes on after " + request.maxBytes() + " bytes");
      }
      if (clock.nanos() - deadline >= 0) {
        throw tooLong();
      }
      sink.write(buffer, 0, got);
    }
    return at;
  }

  private int patience() throws IOException {
    long left = (deadline - clock.nanos()) / 1_000_000;
    if (left <= 0) {
      throw tooLong();
    }
    return (int) Math.min(PATIENCE_MS, left);
  }

  private IOException tooLong() {
    return refused("took longer than " + request.maxTime().toSeconds() + " s");
  }

  private IOException answered() {
    String text =
        String.valueOf(client.getReplyString()).replaceAll("[^\\x20-\\x7e]+", " ").strip();
    return refused("the server answers " + text.substring(0, Math.min(text.length(), 200)));
  }

  private IOException refused(String why) {
    return new Refused(login.place() + ": " + why);
  }

  /** An error in words for people. */
  IOException told(IOException e) {
    if (e instanceof Refused) {
      return e;
    }
    if (clock.nanos() - deadline >= 0) {
      return tooLong();
    }
    if (sockets.areOver()) {
      return refused("was stopped");
    }
    String why = e.getMessage();
    if (e instanceof SocketTimeoutException) {
      why = "the server does not answer";
    } else if (e instanceof UnknownHostException) {
      why = "there is no such host";
    }
    IOException told = refused(why);
    // Not its cause, for the innermost message is the one that people are shown.
    told.addSuppressed(e);
    return told;
  }

  /** An error that tells place and reason already. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
