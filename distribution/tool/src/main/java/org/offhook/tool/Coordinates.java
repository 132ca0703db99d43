package org.offhook.tool;

import org.osgi.service.feature.ID;

/**
 * Where an artifact comes from.
 *
 * @param group Maven group
 * @param artifact Maven artifact
 * @param version version
 */
record Coordinates(String group, String artifact, String version) {
  static Coordinates of(ID id) {
    return new Coordinates(id.getGroupId(), id.getArtifactId(), id.getVersion());
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
