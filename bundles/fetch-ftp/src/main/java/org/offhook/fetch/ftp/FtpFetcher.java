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

/** Fetches and stores by FTP. */
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
    return pay(request, (visit, file) -> visit.fetch(file, sink));
  }

  @Override
  public void store(FetchRequest request, byte[] bytes) throws IOException {
    pay(
        request,
        (visit, file) -> {
          visit.store(file, bytes);
          return new Fetched(true, "", "", bytes.length, "");
        });
  }

  /** What a visit is for. */
  private interface Purpose {
    Fetched reach(Visit visit, String file) throws IOException;
  }

  private Fetched pay(FetchRequest request, Purpose purpose) throws IOException {
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
      return purpose.reach(visit, file);
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
