package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.offhook.testkit.peer.Nginx;

/** How nginx is set up for a test that starts it by itself; others use {@link Nginx}. */
final class WebServer {
  static final String PROGRAM = "/usr/sbin/nginx";

  private WebServer() {}

  static boolean isInstalled() {
    return Files.isExecutable(Path.of(PROGRAM));
  }

  /** Writes a configuration; what it logs of requests goes to {@code access.log}. */
  static Path configuration(Path directory, String server) throws IOException {
    return Nginx.configuration(directory, server);
  }
}
