package org.offhook.dhcp.lease.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.offhook.api.config.BoundedFile;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.network.NetworkListener;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows what the network offers by the lease file of the host, and looks at it from time to time.
 */
@Component(
    service = {HostNetwork.class, HealthProbe.class},
    immediate = true,
    configurationPid = "org.offhook.dhcp-lease-file",
    property = "service.ranking:Integer=100")
@Designate(ocd = LeaseFileConfig.class)
public final class LeaseFile implements HostNetwork, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseFile.class);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final int LARGEST = 1 << 20;
  private static final List<Path> USUAL =
      List.of(
          Path.of("/run/systemd/netif/leases"),
          Path.of("/var/lib/dhcp"),
          Path.of("/var/lib/NetworkManager"));

  private final Clock clock;
  private final List<NetworkListener> listeners = new CopyOnWriteArrayList<>();
  private final Timer looking;
  private volatile LeaseFileConfig config;
  private volatile NetworkOffer offer = NetworkOffer.NONE;
  private volatile String trouble = "";

  /** Reads the file at once. */
  @Activate
  public LeaseFile(@Reference Clock clock, @Reference Timers timers, LeaseFileConfig config) {
    this.clock = clock;
    this.config = config;
    look();
    looking = timers.every(LOOK, this::look);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(NetworkListener listener) {
    listeners.add(listener);
    if (!offer.equals(NetworkOffer.NONE)) {
      listener.onOffer(offer);
    }
  }

  void unbindListener(NetworkListener listener) {
    listeners.remove(listener);
  }

  @Modified
  void modified(LeaseFileConfig now) {
    config = now;
    look();
  }

  @Override
  public NetworkOffer offer() {
    return offer;
  }

  @Override
  public CompletableFuture<NetworkOffer> ask(int... besides) {
    look();
    return CompletableFuture.completedFuture(offer);
  }

  private synchronized void look() {
    NetworkOffer now = NetworkOffer.NONE;
    String why = "";
    try {
      now = read();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      why = e.getMessage();
    }
    if (!why.isEmpty() && trouble.isEmpty()) {
      LOG.warn("offhook/dhcp/lease_file: {}", why);
    }
    trouble = why;
    if (!now.equals(offer)) {
      offer = now;
      NetworkOffer told = now;
      listeners.forEach(listener -> listener.onOffer(told));
    }
  }

  private NetworkOffer read() throws IOException {
    Path file = newest();
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(BoundedFile.read(file.toString(), in, LARGEST), StandardCharsets.UTF_8);
    } catch (java.nio.file.NoSuchFileException | java.nio.file.AccessDeniedException e) {
      throw new IOException(file + ": cannot be read", e);
    }
    Optional<Map<Integer, byte[]>> options =
        NetworkdLease.read(text).or(() -> DhclientLeases.read(text, clock.now()));
    return new NetworkOffer(
        file.toString(),
        options
            .map(DhcpOptions::new)
            .orElseThrow(() -> new IOException(file + ": holds no lease that has not run out")));
  }

  private Path newest() throws IOException {
    if (!config.file().isBlank()) {
      Path named = Path.of(config.file().strip());
      return newestIn(named).orElseThrow(() -> new IOException(named + ": holds no lease"));
    }
    for (Path usual : USUAL) {
      Optional<Path> found = newestIn(usual);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IOException("no lease was found where dhclient and systemd-networkd keep theirs");
  }

  /** The file itself; or the newest lease of a directory. */
  private static Optional<Path> newestIn(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Files.exists(place) ? Optional.of(place) : Optional.empty();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+|.*\\.leases?"))
          .max(Comparator.comparing(LeaseFile::changed));
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // It went away while we looked.
      return FileTime.fromMillis(0);
    }
  }

  @Override
  public String name() {
    return "dhcp lease file";
  }

  @Override
  public Health probe() {
    return trouble.isEmpty()
        ? Health.ok(offer.options().codes().size() + " options of " + offer.source())
        : Health.warn(trouble);
  }

  @Deactivate
  void close() {
    looking.cancel();
  }
}
