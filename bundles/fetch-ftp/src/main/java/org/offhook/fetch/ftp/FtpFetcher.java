package org.offhook.fetch.ftp;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.provision.Fetcher;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Fetches by FTP. */
@Component(property = Fetcher.SCHEME + "=ftp")
public final class FtpFetcher implements Fetcher {
  private final Clock clock;
  private final Timers timers;
  private final Set<OpenSockets> visits = ConcurrentHashMap.newKeySet();

  /** With the clock and timers that bound each transfer. */
  @Activate
  public FtpFetcher(@Reference Clock clock, @Reference Timers timers) {
    this.clock = clock;
    this.timers = timers;
  }

  @Override
  public Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
    URI uri = request.uri();
    Login login = Login.of(request);
    String file = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    if (uri.getHost() == null || file.isEmpty() || file.chars().anyMatch(Character::isISOControl)) {
      throw new IOException(login.place() + ": names no server or no file");
    }
    OpenSockets sockets = new OpenSockets();
    visits.add(sockets);
    Timer bound = timers.after(request.maxTime(), sockets::close);
    Visit visit = new Visit(request, login, clock, sockets);
    try {
      return visit.fetch(file, sink);
    } catch (IOException e) {
      throw visit.told(e);
    } finally {
      bound.cancel();
      sockets.close();
      visits.remove(sockets);
    }
  }

  /** Nobody waits for a bundle that leaves. */
  @Deactivate
  void close() {
    visits.forEach(OpenSockets::close);
  }
}
