package org.offhook.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook image}: assembles an image. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = "Assembles the image of a model: a directory, a .tar.gz and a firmware file.")
final class ImageCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "a model, or the path of a model file")
  String model;

  @Option(names = "--feature", paramLabel = "NAME", description = "a feature to add; may repeat")
  List<String> features = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "directory of the image")
  Path out;

  @Override
  public Integer call() throws Exception {
    Tree tree = Tree.find();
    FeatureLibrary library = tree.features();
    Composition composition = Composition.of(library, tree.pool(), library.model(model), features);
    List<String> faults = Resolution.faults(composition.parts(), tree.pool().framework());
    if (!faults.isEmpty()) {
      throw new Fault(
          "the image of "
              + composition.imageName()
              + " does not resolve\n"
              + String.join("\n", faults));
    }
    Path directory = out == null ? tree.image(composition.imageName()) : out;
    new ImageDirectory(directory, tree.pool(), Tree.version()).write(composition);
    System.out.println(directory);
    return 0;
  }
}
