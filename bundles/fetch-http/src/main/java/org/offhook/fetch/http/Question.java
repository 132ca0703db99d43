package org.offhook.fetch.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import org.offhook.api.provision.FetchRequest;

/** One GET on its way. */
record Question(FetchRequest request, URI place) {
  private static final int PATIENCE_MS = 10_000;

  HttpURLConnection open(long nanosLeft) throws IOException {
    if (nanosLeft <= 0) {
      throw new IOException(place + ": took longer than " + request.maxTime().toSeconds() + " s");
    }
    if (!(place.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IOException(place + ": is no HTTP address");
    }
    int patience = (int) Math.max(1, Math.min(PATIENCE_MS, nanosLeft / 1_000_000));
    connection.setConnectTimeout(patience);
    connection.setReadTimeout(patience);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Connection", "close");
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setAuthenticator(login());
    conditions(connection);
    return connection;
  }

  private void conditions(HttpURLConnection connection) {
    if (request.resumeFrom() > 0) {
      connection.setRequestProperty("Range", "bytes=" + request.resumeFrom() + "-");
      set(connection, "If-Range", request.etag());
    } else {
      set(connection, "If-None-Match", request.etag());
      set(connection, "If-Modified-Since", request.lastModified());
    }
  }

  private static void set(HttpURLConnection connection, String name, String value) {
    if (!value.isEmpty()) {
      connection.setRequestProperty(name, value);
    }
  }

  /** Says who we are to the server that was meant, and to no other one it sends us to. */
  private Authenticator login() {
    boolean known =
        !request.user().isEmpty()
            && place.getScheme().equalsIgnoreCase(request.uri().getScheme())
            && String.valueOf(place.getAuthority()).equals(request.uri().getAuthority());
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return known && getRequestorType() == RequestorType.SERVER
            ? new PasswordAuthentication(request.user(), request.password().toCharArray())
            : null;
      }
    };
  }
}
