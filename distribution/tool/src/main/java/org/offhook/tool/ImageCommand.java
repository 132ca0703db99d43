package org.offhook.tool;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook image}: assembles an image. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    subcommands = InspectCommand.class,
    description = {
      "Assembles the image of a model: a directory, a .tar.gz and a firmware file (.img).",
      "It is resolved in advance: what is missing is named, with the feature that needs it.",
      "Then it is booted once, for its class-data archive."
    },
    footer = {
      "",
      "Examples:",
      "  offhook image audiocodes-440hd",
      "  offhook image audiocodes-440hd --feature lab --out /tmp/phone",
      "  offhook image my-phone.json --key vendor.pem",
      "  offhook image inspect audiocodes-440hd-0.1.0.img"
    })
final class ImageCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "a model (see: offhook features), or the path of a model file of your own")
  String model;

  @Option(names = "--feature", paramLabel = "NAME", description = "a feature to add; may repeat")
  List<String> features = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "directory of the image; .tar.gz and .img go beside it")
  Path out;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Ed25519 private key (PEM) to sign the firmware file with")
  Path key;

  @Option(names = "--directory-only", description = "no .tar.gz and no .img")
  boolean directoryOnly;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Ed25519 public keys (PEM) of those whose firmware the image takes")
  Path trust;

  @Option(
      names = "--version-of-image",
      paramLabel = "VERSION",
      description = "version of the image, instead of that of this tree")
  String imageVersion;

  @Option(names = "--no-trial", description = "no trial boot, hence no class-data archive")
  boolean noTrial;

  @picocli.CommandLine.Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (model == null) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(),
          "which model? There are " + String.join(", ", Tree.find().features().models()));
    }
    Tree tree = Tree.find();
    FeatureLibrary library = tree.features();
    Composition composition = Composition.of(library, tree.pool(), library.model(model), features);
    List<String> faults = Resolution.faults(composition.parts(), tree.pool().framework());
    if (!faults.isEmpty()) {
      throw new Fault(
          "the image of %s does not resolve%n%s"
              .formatted(composition.imageName(), String.join("\n", faults)));
    }
    write(tree, composition);
    return 0;
  }

  private void write(Tree tree, Composition composition) throws Exception {
    PrintStream report = System.err;
    Path directory =
        (out == null ? tree.image(composition.imageName()) : out).toAbsolutePath().normalize();
    new ImageDirectory(directory, tree.pool(), version(), trusted()).write(composition);
    report.printf(
        "%s: %d bundles of %d features%n",
        composition.imageName(), composition.parts().size(), composition.features().size());
    if (!directoryOnly) {
      pack(directory, composition);
    }
    if (!noTrial) {
      report.printf(
          "%s: %s%n",
          composition.imageName(), new TrialBoot(directory, hasLines(composition)).run());
    }
    System.out.println(directory);
  }

  private static boolean hasLines(Composition composition) {
    return composition.parts().stream()
        .anyMatch(part -> part.symbolicName().equals("org.offhook.line"));
  }

  private void pack(Path directory, Composition composition)
      throws java.io.IOException, GeneralSecurityException, Fault {
    String name = composition.imageName() + "-" + version();
    Path archive = directory.resolveSibling(name + ".tar.gz");
    Path firmware = directory.resolveSibling(name + ".img");
    ImageTar.pack(directory, name, archive);
    Optional<PrivateKey> signer =
        key == null ? Optional.empty() : Optional.of(SigningKeys.privateKey(key));
    Firmware.write(
        identity(composition),
        List.of(directory.resolve(ImageDirectory.MANIFEST), archive),
        signer,
        firmware);
    System.out.println(archive);
    System.out.println(firmware);
    System.err.printf(
        "%s: firmware of %d bytes, %s%n",
        composition.imageName(), Files.size(firmware), key == null ? "not signed" : "signed");
  }

  private String version() {
    return imageVersion == null ? Tree.version() : imageVersion;
  }

  private String trusted() throws java.io.IOException, Fault {
    if (trust == null) {
      return "";
    }
    SigningKeys.publicKey(trust);
    return java.nio.file.Files.readString(trust);
  }

  private Firmware.Identity identity(Composition composition) {
    Map<String, Object> facts =
        composition.configurations().getOrDefault("org.offhook.model", Map.of());
    return new Firmware.Identity(
        "image",
        String.valueOf(facts.getOrDefault("vendor", "")),
        String.valueOf(facts.getOrDefault("model", composition.model().name())),
        composition.imageName(),
        version());
  }
}
