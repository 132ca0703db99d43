package org.offhook.fetch.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.provision.Fetcher;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fetches by HTTP and HTTPS, following redirects within reason. */
@Component(property = {Fetcher.SCHEME + "=http", Fetcher.SCHEME + "=https"})
public final class HttpFetcher implements Fetcher {
  private static final int REDIRECTS = 5;
  private final Clock clock;

  /** With the clock that bounds each exchange. */
  @Activate
  public HttpFetcher(@Reference Clock clock) {
    this.clock = clock;
  }

  @Override
  public Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
    long deadline = clock.nanos() + request.maxTime().toNanos();
    URI place = request.uri();
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      HttpURLConnection connection = new Question(request, place).open(deadline - clock.nanos());
      try {
        if (!redirects(connection.getResponseCode())) {
          return new Answer(connection, request, place, clock, deadline).into(sink);
        }
        place = next(place, connection.getHeaderField("Location"));
      } finally {
        connection.disconnect();
      }
    }
    throw new IOException(request.uri() + ": more than " + REDIRECTS + " redirects");
  }

  private static boolean redirects(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Never from a safe place to an unsafe one, nor out of HTTP. */
  private static URI next(URI from, String location) throws IOException {
    try {
      URI to = from.resolve(location == null ? "" : location);
      String scheme = String.valueOf(to.getScheme()).toLowerCase(java.util.Locale.ROOT);
      boolean safe = "https".equals(scheme);
      boolean asSafe = "http".equals(scheme) && "http".equalsIgnoreCase(from.getScheme());
      if (to.getHost() != null && (safe || asSafe)) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(from + ": redirects to something that is no URL", e);
    }
    throw new IOException(from + ": redirects to a place that may not be followed");
  }
}
