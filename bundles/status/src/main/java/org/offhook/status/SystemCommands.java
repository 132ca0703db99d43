package org.offhook.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.offhook.api.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code system}, {@code release} and {@code memory}. */
@Component(
    service = SystemCommands.class,
    configurationPid = "org.offhook.model",
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=system",
      "osgi.command.function=release",
      "osgi.command.function=memory",
      "offhook.help=system | release | memory",
      "offhook.help=Shows model and versions; what the image is made of; the memory of the host.",
      "offhook.help=example: system"
    })
public final class SystemCommands {
  private static final List<String> MEMORY =
      List.of("MemTotal", "MemFree", "MemAvailable", "Buffers", "Cached", "SwapTotal", "SwapFree");
  private static final int KIB = 1024;

  private final ModelFacts facts;
  private final Clock clock;
  private final long begun;
  private final Path image;

  /** With what it shows. */
  @Activate
  public SystemCommands(@Reference Clock clock, BundleContext context, ModelFacts facts) {
    this.facts = facts;
    this.clock = clock;
    this.begun = clock.nanos();
    this.image = Path.of(String.valueOf(context.getProperty("offhook.image")));
  }

  /** Model and versions. */
  public String system() {
    Rows rows =
        new Rows()
            .row("vendor", facts.vendor())
            .row("model", facts.model())
            .row("firmware", facts.firmware())
            .row("user agent", facts.userAgent());
    try {
      ImageManifest manifest = ImageManifest.read(image);
      rows.row("image", manifest.name()).row("release", manifest.version());
    } catch (IOException e) {
      rows.row("image", "none");
    }
    Duration up = Duration.ofNanos(clock.nanos() - begun);
    return rows.row(
            "runs since",
            "%d:%02d:%02d".formatted(up.toHours(), up.toMinutesPart(), up.toSecondsPart()))
        .row("Java", System.getProperty("java.runtime.version"))
        .row("host", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .toString();
  }

  /**
   * What the image that runs is made of.
   *
   * @throws IOException when the phone was not started from an image
   */
  public String release() throws IOException {
    ImageManifest manifest = ImageManifest.read(image);
    return new Rows()
        .row("image", manifest.name())
        .row("release", manifest.version())
        .row("features", String.join(" ", manifest.features()))
        .toString();
  }

  /**
   * The memory of the host, and what of it the phone's own objects take.
   *
   * @throws IOException when the host does not tell
   */
  public String memory() throws IOException {
    Rows rows = new Rows();
    List<String> lines = Files.readAllLines(Path.of("/proc/meminfo"));
    for (String name : MEMORY) {
      lines.stream()
          .filter(line -> line.startsWith(name + ":"))
          .forEach(line -> rows.row(name, line.substring(name.length() + 1).strip()));
    }
    Runtime java = Runtime.getRuntime();
    return rows.row("heap in use", (java.totalMemory() - java.freeMemory()) / KIB + " kB")
        .row("heap at most", java.maxMemory() / KIB + " kB")
        .toString();
  }
}
