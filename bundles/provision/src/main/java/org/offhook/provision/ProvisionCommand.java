package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Settings;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.Fetcher;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command {@code provision now}: fetches the configuration and puts it in force. */
@Component(
    service = ProvisionCommand.class,
    configurationPid = {"org.offhook.provision", "org.offhook.model"},
    property = {"osgi.command.scope=offhook", "osgi.command.function=provision"})
public final class ProvisionCommand {
  private final Settings settings;
  private final String url;
  private final Map<Fetcher, List<String>> fetchers = new ConcurrentHashMap<>();
  private final Map<Dialect, Boolean> dialects = new ConcurrentHashMap<>();

  /** With what it configures. */
  @Activate
  public ProvisionCommand(@Reference Settings settings, ProvisionConfig config) {
    this(settings, config.url().replace("<MAC>", config.mac().replaceAll("[:.-]", "")));
  }

  ProvisionCommand(Settings settings, String url) {
    this.settings = settings;
    this.url = url;
  }

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

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDialect(Dialect dialect) {
    dialects.put(dialect, true);
  }

  void unbindDialect(Dialect dialect) {
    dialects.remove(dialect);
  }

  /**
   * Runs the command.
   *
   * @param what {@code now}
   * @throws IOException when nothing was changed, with the reason
   */
  public String provision(String what) throws IOException {
    if (!what.equals("now")) {
      throw new IllegalArgumentException("usage: provision now");
    }
    URI uri = place();
    byte[] file = fetch(uri);
    List<Assignment> lines = read(uri, file);
    List<Problem> problems = settings.replace(uri.toString(), lines);
    return "%s: %d lines in force, %d problems".formatted(uri, lines.size(), problems.size());
  }

  private URI place() throws IOException {
    try {
      URI uri = URI.create(url);
      if (uri.getScheme() != null && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("provisioning/configuration/url is no URL", e);
    }
    throw new IOException("provisioning/configuration/url names no server");
  }

  private byte[] fetch(URI uri) throws IOException {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (Map.Entry<Fetcher, List<String>> each : fetchers.entrySet()) {
      if (each.getValue().contains(scheme)) {
        each.getKey().fetch(FetchRequest.of(uri), file::write);
        return file.toByteArray();
      }
    }
    throw new IOException(uri + ": no installed capability fetches by " + scheme);
  }

  private List<Assignment> read(URI uri, byte[] file) throws IOException {
    String name = uri.getPath().replaceFirst(".*/", "");
    byte[] head = Arrays.copyOf(file, Math.min(file.length, 512));
    for (Dialect dialect : dialects.keySet()) {
      if (dialect.claims(name, head)) {
        List<Assignment> lines =
            dialect.read(uri.toString(), new ByteArrayInputStream(file)).assignments();
        if (!lines.isEmpty()) {
          return lines;
        }
      }
    }
    throw new IOException(uri + ": is no configuration that an installed dialect reads");
  }
}
