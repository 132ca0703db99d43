package org.offhook.fetch.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.offhook.api.provision.FetchRequest;

/** One GET on its way. */
record Question(FetchRequest request, URI place, Tls tls) {
  private static final int PATIENCE_MS = 10_000;

  /**
   * Ready to be asked.
   *
   * @param authorization who we are, or empty
   */
  HttpURLConnection open(long nanosLeft, String authorization) throws IOException {
    if (nanosLeft <= 0) {
      throw Errand.tooLong(place, request);
    }
    if (!(place.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IOException(Errand.shown(place) + ": is no HTTP address");
    }
    if (tls != null) {
      tls.on(connection);
    }
    int patience = (int) Math.max(1, Math.min(PATIENCE_MS, nanosLeft / 1_000_000));
    connection.setConnectTimeout(patience);
    connection.setReadTimeout(patience);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Connection", "close");
    connection.setRequestProperty("Accept-Encoding", "identity");
    set(connection, "Authorization", authorization);
    conditions(connection);
    return connection;
  }

  private void conditions(HttpURLConnection connection) {
    if (request.resumeFrom() == 0) {
      set(connection, "If-None-Match", request.etag());
      set(connection, "If-Modified-Since", request.lastModified());
      return;
    }
    // A weak tag does not tell whether the rest belongs to what we have (RFC 9110 section 13.1.5).
    boolean weak = request.etag().startsWith("W/");
    String same = weak || request.etag().isEmpty() ? request.lastModified() : request.etag();
    if (!weak || !same.isEmpty()) {
      connection.setRequestProperty("Range", "bytes=" + request.resumeFrom() + "-");
      set(connection, "If-Range", same);
    }
  }

  private static void set(HttpURLConnection connection, String name, String value) {
    if (!value.isEmpty()) {
      connection.setRequestProperty(name, value);
    }
  }
}
