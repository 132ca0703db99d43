package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.phone.PhoneProcess;

/** A phone that takes its configuration from nginx when told to. */
class ProvisionIT {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  @TempDir Path directory;

  private Process nginx(int port, Path files) throws Exception {
    Path config = directory.resolve("nginx.conf");
    Files.writeString(
        config,
        """
        daemon off;
        user root;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server { listen 127.0.0.1:%2$d; root %3$s; }
        }
        """
            .formatted(directory, port, files));
    Process nginx =
        new ProcessBuilder(NGINX.toString(), "-p", directory.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nginx.log").toFile())
            .start();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return nginx;
      } catch (IOException e) {
        assertTrue(
            nginx.isAlive() && System.nanoTime() < until,
            Files.readString(directory.resolve("nginx.log")));
      }
    }
  }

  @Test
  void theConfigurationOfAServerIsPutInForceAndAnErrorPageIsNot() throws Exception {
    assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
    Path files = Files.createDirectories(directory.resolve("files"));
    int port = FreePort.any();
    Files.writeString(
        files.resolve("phone.cfg"),
        "voip/signalling/sip/port=0\r\nvoip/line/2/id=4711\r\nvoip/line/2/description=Reception\r\n"
            + "provisioning/method=STATIC\r\nprovisioning/configuration/url=http://127.0.0.1:"
            + port
            + "/page.cfg\r\n");
    Files.writeString(files.resolve("page.cfg"), "<html><body>Sign in first</body></html>");
    Process nginx = nginx(port, files);
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd", "provision", "fetch-http", "fetch-tftp"),
            directory.resolve("data"),
            "voip/signalling/sip/port=0\nprovisioning/method=STATIC\nprovisioning/configuration/url=http://127.0.0.1:"
                + port
                + "/phone.cfg\n")) {
      String told = phone.exec("provision now");
      assertTrue(told.contains("5 lines in force, 0 problems"), told);
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
      // What is no configuration changes nothing.
      long until = System.nanoTime() + Exchange.SOON.toNanos();
      String refused = phone.tryExec("provision now").output();
      while (!refused.contains("page.cfg") && System.nanoTime() < until) {
        refused = phone.tryExec("provision now").output();
      }
      assertTrue(refused.contains("page.cfg") && !refused.contains("in force"), refused);
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
      // Nor does a configuration of another model.
      Files.writeString(
          files.resolve("page.cfg"), "voip/line/2/description=x\nsystem/type=405HD\n");
      String other = phone.tryExec("provision now").output();
      assertTrue(
          other.contains("page.cfg:2: is a configuration of the 405HD, this is the 440HD"), other);
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
      nginx.destroy();
      nginx.waitFor(5, TimeUnit.SECONDS);
      assertEquals(1, phone.tryExec("provision now").exitCode());
      assertEquals("Reception", phone.exec("config get voip/line/2/description").strip());
    } finally {
      nginx.destroyForcibly();
    }
  }
}
