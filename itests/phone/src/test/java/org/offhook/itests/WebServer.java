package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How nginx is set up for a test: without anything of the machine's own. */
final class WebServer {
  static final String PROGRAM = "/usr/sbin/nginx";

  private WebServer() {}

  static boolean isInstalled() {
    return Files.isExecutable(Path.of(PROGRAM));
  }

  /** Writes a configuration; what it logs of requests goes to {@code access.log}. */
  static Path configuration(Path directory, String server) throws IOException {
    return Files.writeString(
        directory.resolve("nginx.conf"),
        """
        daemon off;
        user root;
        worker_processes 1;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          log_format told '$status $request_uri $remote_addr $msec $http_if_none_match';
          access_log %1$s/access.log told;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server { %2$s }
        }
        """
            .formatted(directory, server));
  }
}
