package org.offhook.deploy;

import java.util.Locale;

/** {@code feature list|install|remove}. */
final class FeatureCommands {
  private static final String USAGE =
      """
      usage: feature list
             feature install NAME   with the features it needs
             feature remove NAME    its bundles, unless another feature has them
      NAME is a feature of the image, or of a file in the deploy folder.
      example: feature remove line""";

  private final Features features;

  FeatureCommands(Features features) {
    this.features = features;
  }

  String run(String... words) throws DeployFault {
    String verb = words.length == 0 ? "list" : words[0];
    if (verb.equals("list") && words.length < 2) {
      return list();
    }
    if (words.length != 2) {
      throw new DeployFault(USAGE);
    }
    switch (verb) {
      case "install" -> features.install(words[1]);
      case "remove" -> features.remove(words[1]);
      default -> throw new DeployFault(USAGE);
    }
    return "feature " + words[1] + " " + (verb.equals("install") ? "installed" : "removed");
  }

  private String list() throws DeployFault {
    StringBuilder list = new StringBuilder();
    for (String name : features.names()) {
      String presence = features.presence(name).name().toLowerCase(Locale.ROOT);
      list.append("%-10s %s%n".formatted(presence, name));
    }
    return list.toString().stripTrailing();
  }
}
