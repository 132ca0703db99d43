package org.offhook.api.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The folder whose bundles and features a running phone has. Any thread; blocks. */
public interface DeployFolder {
  /**
   * Changes the folder, and waits until the phone has followed. After a power cut some of the files
   * may have changed and others not; each is whole.
   *
   * @param gone names of the files that leave
   * @param placed the files that are put there, in place of those of the same name
   * @return why a file was not taken, by its name; empty when all were
   * @throws IOException when the folder cannot be changed
   */
  Map<String, String> change(Set<String> gone, List<Path> placed) throws IOException;
}
