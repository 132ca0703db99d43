package org.offhook.provision;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.provision.Fetcher;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** All installed ways to fetch a file. */
@Component(service = Fetchers.class)
public final class Fetchers {
  private final Map<Fetcher, List<String>> fetchers = new ConcurrentHashMap<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindFetcher(Fetcher fetcher, Map<String, Object> properties) {
    Object schemes = properties.get(Fetcher.SCHEME);
    fetchers.put(
        fetcher,
        schemes instanceof String[] several ? Arrays.asList(several) : List.of("" + schemes));
  }

  void unbindFetcher(Fetcher fetcher) {
    fetchers.remove(fetcher);
  }

  /**
   * Fetches with whoever knows the scheme.
   *
   * @throws IOException when nobody does, or the file was not had as a whole
   */
  Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
    return fetcher(request).fetch(request, sink);
  }

  /** Where a server sends those who ask for this file, if it does. */
  Optional<String> redirection(FetchRequest request) throws IOException {
    return fetcher(request).redirection(request);
  }

  /** Puts a file on a server, with whoever knows the scheme. */
  void store(FetchRequest request, byte[] bytes) throws IOException {
    fetcher(request).store(request, bytes);
  }

  private Fetcher fetcher(FetchRequest request) throws IOException {
    String scheme = request.uri().getScheme().toLowerCase(Locale.ROOT);
    for (Map.Entry<Fetcher, List<String>> each : fetchers.entrySet()) {
      if (each.getValue().contains(scheme)) {
        return each.getKey();
      }
    }
    throw new IOException(request.place() + ": no installed capability fetches by " + scheme);
  }
}
