package org.offhook.fetch.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;

/** Fetching one file: redirects followed within reason, a challenge answered once. */
final class Errand {
  private static final int REDIRECTS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FetchRequest request;
  private final Clock clock;
  private final Timers timers;
  private final Supplier<Tls> tls;
  private final long deadline;
  private volatile HttpURLConnection current;
  private volatile boolean aborted;

  Errand(FetchRequest request, Clock clock, Timers timers, Supplier<Tls> tls) {
    this.request = request;
    this.clock = clock;
    this.timers = timers;
    this.tls = tls;
    this.deadline = clock.nanos() + request.maxTime().toNanos();
  }

  Fetched run(FetchSink sink) throws IOException {
    URI place = request.uri();
    String authorization = "";
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      Tls speech = isSafe(place) ? tls.get() : null;
      HttpURLConnection connection = open(place, speech, authorization);
      current = connection;
      if (aborted) {
        throw stopped(place);
      }
      Duration left = Duration.ofNanos(Math.max(0, deadline - clock.nanos()));
      Timer bound = timers.after(left, connection::disconnect);
      try {
        int status = connection.getResponseCode();
        Optional<String> answer =
            authorization.isEmpty() ? answer(status, connection, place) : Optional.empty();
        if (answer.isPresent()) {
          authorization = answer.get();
        } else if (redirects(status)) {
          place = next(place, connection.getHeaderField("Location"));
          authorization = "";
        } else {
          return new Answer(connection, request, place, clock, deadline).into(sink);
        }
      } catch (Refused e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw told(e, place, speech);
      } finally {
        bound.cancel();
        connection.disconnect();
      }
    }
    throw new Refused(shown(request.uri()) + ": more than " + REDIRECTS + " redirects");
  }

  /** Where the server sends those who ask, as it wrote it. */
  Optional<String> redirection() throws IOException {
    URI place = request.uri();
    Tls speech = isSafe(place) ? tls.get() : null;
    HttpURLConnection connection = open(place, speech, "");
    Duration left = Duration.ofNanos(Math.max(0, deadline - clock.nanos()));
    Timer bound = timers.after(left, connection::disconnect);
    try {
      return redirects(connection.getResponseCode())
          ? Optional.ofNullable(connection.getHeaderField("Location"))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      throw told(e, place, speech);
    } finally {
      bound.cancel();
      connection.disconnect();
    }
  }

  /** Whoever waits for it gets an error at once. */
  void abort() {
    aborted = true;
    HttpURLConnection connection = current;
    if (connection != null) {
      connection.disconnect();
    }
  }

  private static IOException stopped(URI place) {
    return new Refused(shown(place) + ": was stopped");
  }

  private HttpURLConnection open(URI place, Tls speech, String authorization) throws IOException {
    return new Question(request, place, speech).open(deadline - clock.nanos(), authorization);
  }

  /** Says who we are to the server that was meant, and to no other one it sends us to. */
  private Optional<String> answer(int status, HttpURLConnection connection, URI place) {
    boolean meant =
        place.getScheme().equalsIgnoreCase(request.uri().getScheme())
            && String.valueOf(place.getAuthority()).equals(request.uri().getAuthority());
    if (status != HttpURLConnection.HTTP_UNAUTHORIZED || request.user().isEmpty() || !meant) {
      return Optional.empty();
    }
    List<String> headers =
        connection.getHeaderFields().entrySet().stream()
            .filter(each -> "WWW-Authenticate".equalsIgnoreCase(each.getKey()))
            .map(Map.Entry::getValue)
            .flatMap(List::stream)
            .toList();
    byte[] nonce = new byte[8];
    RANDOM.nextBytes(nonce);
    String path = connection.getURL().getFile().isEmpty() ? "/" : connection.getURL().getFile();
    return Challenge.strongest(headers)
        .map(
            asked ->
                new Authorization(
                    asked, request.user(), request.password(), HexFormat.of().formatHex(nonce)))
        .map(authorization -> authorization.header(path));
  }

  private static boolean redirects(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static boolean isSafe(URI place) {
    return "https".equalsIgnoreCase(place.getScheme());
  }

  /** Never from a safe place to an unsafe one, nor out of HTTP. */
  private static URI next(URI from, String location) throws IOException {
    try {
      URI to = from.resolve(location == null ? "" : location);
      String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
      boolean asSafe = "http".equals(scheme) && !isSafe(from);
      if (to.getHost() != null && ("https".equals(scheme) || asSafe)) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      throw new Refused(shown(from) + ": redirects to something that is no URL");
    }
    throw new Refused(shown(from) + ": redirects to a place that may not be followed");
  }

  private IOException told(Exception e, URI place, Tls speech) {
    if (aborted) {
      return stopped(place);
    }
    if (clock.nanos() - deadline >= 0) {
      return tooLong(place, request);
    }
    String why = e.getMessage();
    if (e instanceof SocketTimeoutException) {
      why = "the server does not answer";
    } else if (e instanceof UnknownHostException) {
      why = "there is no such host";
    } else if (e instanceof SSLException tlsError) {
      why = told(tlsError);
    }
    boolean explained =
        speech == null || speech.problems().isEmpty() || !(e instanceof SSLException);
    String more = explained ? "" : " (" + speech.problems() + ")";
    IOException told = new Refused(shown(place) + ": " + why + more);
    // Not its cause, for the innermost message is the one that people are shown.
    told.addSuppressed(e);
    return told;
  }

  private static String told(SSLException e) {
    boolean certificate = false;
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
      certificate |= cause instanceof CertificateException;
    }
    String text = String.valueOf(cause.getMessage());
    if (text.startsWith("No name matching") || text.startsWith("No subject alternative")) {
      return "the server's certificate names another server: " + text;
    }
    return certificate
        ? "the server's certificate is not trusted: " + text
        : "no TLS with the server: " + text;
  }

  static IOException tooLong(URI place, FetchRequest request) {
    return new Refused(shown(place) + ": took longer than " + request.maxTime().toSeconds() + " s");
  }

  /** A place for people, without names and passwords. */
  static String shown(URI place) {
    return FetchRequest.withoutLogin(place.toString());
  }
}
