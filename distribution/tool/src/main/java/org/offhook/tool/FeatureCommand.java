package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.osgi.service.feature.FeatureBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook feature}: packs a feature for phones that run. */
@Command(
    name = "feature",
    mixinStandardHelpOptions = true,
    description = {
      "Packs a feature and its bundles into a file that running phones take from a server.",
      "The features it needs are not packed: the phone has them, or takes them before."
    },
    footer = {
      "",
      "Examples:",
      "  offhook feature blf --key vendor.pem",
      "  offhook feature my-feature.json --model audiocodes-440hd --key vendor.pem --out my.feature"
    })
final class FeatureCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "a feature (see: offhook features), or the path of a feature file of your own")
  String name;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "the only model that shall take it; else all do")
  String model;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Ed25519 private key (PEM) to sign it with; phones take no other")
  Path key;

  @Option(names = "--out", paramLabel = "FILE", description = "else NAME-VERSION.feature, here")
  Path out;

  @Override
  public Integer call() throws Exception {
    Tree tree = Tree.find();
    FeatureLibrary library = tree.features();
    FeatureLibrary.Entry feature = library.any(name);
    String version = feature.feature().getID().getVersion();
    Path file = out == null ? Path.of(feature.name() + "-" + version + ".feature") : out;
    Optional<PrivateKey> signer =
        key == null ? Optional.empty() : Optional.of(SigningKeys.privateKey(key));
    Path directory = Files.createTempDirectory("feature");
    Path json = directory.resolve(feature.name() + ".json");
    try {
      Files.writeString(json, feature.text());
      List<Path> parts = new ArrayList<>(jars(feature, tree.pool()));
      parts.add(json);
      Firmware.write(identity(library, feature.name(), version), parts, signer, file);
    } finally {
      Files.deleteIfExists(json);
      Files.delete(directory);
    }
    System.out.println(file);
    System.err.printf(
        "%s: %d bytes, %s%n",
        feature.name(), Files.size(file), key == null ? "not signed" : "signed");
    return 0;
  }

  private Firmware.Identity identity(FeatureLibrary library, String feature, String version)
      throws IOException, Fault {
    if (model == null) {
      return new Firmware.Identity("feature", "*", "*", feature, version);
    }
    FeatureLibrary.Entry only = library.model(model);
    var facts = only.feature().getConfigurations().get("org.offhook.model");
    Map<String, Object> values = facts == null ? Map.of() : facts.getValues();
    return new Firmware.Identity(
        "feature",
        String.valueOf(values.getOrDefault("vendor", "")),
        String.valueOf(values.getOrDefault("model", only.name())),
        feature,
        version);
  }

  /** A feature file of one's own may have its jars beside it. */
  private List<Path> jars(FeatureLibrary.Entry feature, Pool pool) throws IOException, Fault {
    List<Path> jars = new ArrayList<>();
    for (FeatureBundle bundle : feature.feature().getBundles()) {
      String file = bundle.getID().getArtifactId() + "-" + bundle.getID().getVersion() + ".jar";
      Path beside = Path.of(name).resolveSibling(file);
      jars.add(Files.isRegularFile(beside) ? beside : pool.jar(Coordinates.of(bundle.getID())));
    }
    return jars;
  }
}
