package org.offhook.fetch.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.provision.Fetcher;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Fetches by HTTP and HTTPS, following redirects within reason. */
@Component(
    service = Fetcher.class,
    configurationPid = HttpConfig.PID,
    property = {Fetcher.SCHEME + "=http", Fetcher.SCHEME + "=https"})
@Designate(ocd = HttpConfig.class)
public final class HttpFetcher implements Fetcher {
  private final Clock clock;
  private final Timers timers;
  private final CertificateFiles files;
  private final Map<Authority, Boolean> authorities = new ConcurrentHashMap<>();
  private final Set<Errand> errands = ConcurrentHashMap.newKeySet();
  private final Map<Fetcher, List<String>> others = new ConcurrentHashMap<>();
  private volatile HttpConfig config;
  private Tls tls;

  /** With what bounds each exchange, and where certificates are kept. */
  @Activate
  public HttpFetcher(
      BundleContext context, @Reference Clock clock, @Reference Timers timers, HttpConfig config) {
    this(Path.of(context.getProperty("offhook.data")), clock, timers, config);
  }

  HttpFetcher(Path data, Clock clock, Timers timers, HttpConfig config) {
    this.clock = clock;
    this.timers = timers;
    this.config = config;
    this.files = new CertificateFiles(data.resolve("certificates"), this::fetcher);
  }

  @Modified
  void modified(HttpConfig now) {
    config = now;
    forget();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindAuthority(Authority authority) {
    authorities.put(authority, true);
    forget();
  }

  void unbindAuthority(Authority authority) {
    authorities.remove(authority);
    forget();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      target = "(!(" + Fetcher.SCHEME + "=https))")
  void bindOther(Fetcher other, Map<String, Object> properties) {
    Object schemes = properties.get(Fetcher.SCHEME);
    others.put(
        other,
        schemes instanceof String[] several ? Arrays.asList(several) : List.of("" + schemes));
  }

  void unbindOther(Fetcher other) {
    others.remove(other);
  }

  @Override
  public Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
    Errand errand = new Errand(request, clock, timers, this::tls);
    errands.add(errand);
    try {
      return errand.run(sink);
    } finally {
      errands.remove(errand);
    }
  }

  /** Nobody waits for a bundle that leaves. */
  @Deactivate
  void close() {
    errands.forEach(Errand::abort);
  }

  @Override
  public Optional<String> redirection(FetchRequest request) throws IOException {
    return new Errand(request, clock, timers, this::tls).redirection();
  }

  /** Made when it is first needed; what could not be used is tried anew the next time. */
  private synchronized Tls tls() {
    if (tls == null || !tls.problems().isEmpty()) {
      List<Authority> all = new ArrayList<>(authorities.keySet());
      all.sort(Comparator.comparing(Authority::parameter));
      tls = new ConfiguredTls(config, files).with(all);
    }
    return tls;
  }

  private synchronized void forget() {
    tls = null;
  }

  /** Who gets certificates: for HTTPS ourselves, with the authorities of the runtime alone. */
  private Optional<Fetcher> fetcher(String scheme) {
    if (scheme.equals("http") || scheme.equals("https")) {
      return Optional.of(
          (request, sink) -> new Errand(request, clock, timers, Tls::plain).run(sink));
    }
    return others.entrySet().stream()
        .filter(each -> each.getValue().contains(scheme))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
