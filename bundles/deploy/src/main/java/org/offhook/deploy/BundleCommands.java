package org.offhook.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.Bundle;

/** {@code bundle list|update|start|stop|install|uninstall}. */
final class BundleCommands {
  private static final String USAGE =
      """
      usage: bundle list
             bundle update NAME [FILE]   read it again, or from another jar
             bundle start|stop NAME
             bundle install NAME|FILE    a bundle of the image, or a jar
             bundle uninstall NAME
      NAME is a capability such as codec-g722, a symbolic name, or a number.
      example: bundle update codec-g722""";

  private final Bundles bundles;
  private final Path image;

  BundleCommands(Bundles bundles, Path image) {
    this.bundles = bundles;
    this.image = image;
  }

  String run(String... words) throws DeployFault {
    String verb = words.length == 0 ? "" : words[0];
    if (verb.equals("list") && words.length == 1) {
      return list();
    }
    if (words.length < 2 || words.length > (verb.equals("update") ? 3 : 2)) {
      throw new DeployFault(USAGE);
    }
    String name = words[1];
    return switch (verb) {
      case "update" -> update(bundles.named(name), words);
      case "start" -> start(bundles.named(name));
      case "stop" -> stop(bundles.named(name));
      case "install" -> install(name);
      case "uninstall" -> uninstall(bundles.named(name));
      default -> throw new DeployFault(USAGE);
    };
  }

  private String list() {
    StringBuilder list = new StringBuilder();
    for (Bundle bundle : bundles.all()) {
      list.append(
          "%3d  %-10s  %s %s%n"
              .formatted(
                  bundle.getBundleId(),
                  Deployment.state(bundle),
                  bundle.getSymbolicName(),
                  bundle.getVersion()));
    }
    return list.toString().stripTrailing();
  }

  private String update(Bundle bundle, String... words) throws DeployFault {
    if (words.length == 3) {
      bundles.replace(bundle, BundleJar.read(Path.of(words[2])));
    } else {
      bundles.update(bundle);
    }
    return done(bundle, "updated");
  }

  private String start(Bundle bundle) throws DeployFault {
    bundles.start(bundle);
    return done(bundle, "started");
  }

  private String stop(Bundle bundle) throws DeployFault {
    bundles.stop(bundle);
    return done(bundle, "stopped");
  }

  private String uninstall(Bundle bundle) throws DeployFault {
    String answer = done(bundle, "uninstalled");
    bundles.remove(List.of(bundle));
    return answer;
  }

  private String install(String name) throws DeployFault {
    if (bundles.find(name).isPresent()) {
      throw new DeployFault("bundle " + name + " is installed already; see bundle update");
    }
    Path file = Path.of(name);
    BundleJar jar = BundleJar.read(Files.isRegularFile(file) ? file : ofImage(name));
    boolean shipped = jar.file().startsWith(image);
    String location = (shipped ? "reference:" : "") + jar.file().toAbsolutePath().toUri();
    return done(bundles.install(jar, location), "installed");
  }

  private Path ofImage(String name) throws DeployFault {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(image.resolve("bundles"), "*" + name + "-[0-9]*.jar")) {
      for (Path jar : jars) {
        String symbolicName = BundleJar.read(jar).symbolicName();
        if (symbolicName.equals(name) || symbolicName.equals("org.offhook." + name)) {
          return jar;
        }
      }
    } catch (IOException | java.util.regex.PatternSyntaxException e) {
      throw new DeployFault("the bundles of the image cannot be listed", e);
    }
    throw new DeployFault("neither a file nor a bundle of the image: " + name);
  }

  private static String done(Bundle bundle, String what) {
    return bundle.getSymbolicName() + " " + bundle.getVersion() + " " + what;
  }
}
