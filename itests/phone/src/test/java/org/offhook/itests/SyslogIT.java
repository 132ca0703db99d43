package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.phone.PhoneProcess;

/** The phone logs to rsyslog, from the moment it is told to. */
class SyslogIT {
  @TempDir Path directory;

  @Test
  void rsyslogReceivesWhatThePhoneLogs() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/rsyslogd")), "rsyslogd is not installed");
    int port = FreePort.any();
    Path received = directory.resolve("received.log");
    Path configuration = directory.resolve("rsyslog.conf");
    Files.writeString(
        configuration,
        """
        global(workDirectory="%s")
        module(load="imudp")
        input(type="imudp" address="127.0.0.1" port="%d")
        template(name="parts" type="string" string="%%app-name%%|%%syslogseverity-text%%|%%msg%%\\n")
        action(type="omfile" file="%s" template="parts")
        """
            .formatted(directory, port, received));
    Process rsyslog =
        new ProcessBuilder(
                "/usr/sbin/rsyslogd",
                "-n",
                "-f",
                configuration.toString(),
                "-i",
                directory.resolve("pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("rsyslog.out").toFile())
            .start();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.configuration("UDP"))) {
      Exchange.awaitRegistered(phone);
      phone.exec(
          "config set system/syslog/mode=NETWORK system/syslog/server_address=127.0.0.1"
              + " system/syslog/server_port="
              + port);
      phone.awaitOutput(Exchange.SOON, "health", "syslog .*to 127.0.0.1:" + port);
      // The logging backend reads its configuration again on a thread of its own and tells nobody
      // when it has: lines are registered anew until one of them is logged there.
      long deadline = System.nanoTime() + Exchange.SOON.toNanos();
      for (int i = 0; !contents(received).contains("sip:100@127.0.0.1"); i++) {
        assertTrue(
            System.nanoTime() < deadline,
            "rsyslog received: "
                + contents(received)
                + contents(directory.resolve("rsyslog.out"))
                + phone.tryExec("health").output()
                + phone.log());
        phone.exec("config set voip/line/0/description=Hall" + i);
        Exchange.talk(0.5);
      }
      String text = Files.readString(received);
      assertTrue(text.contains("REGISTER"), text);
      assertTrue(text.contains("|info|"), text);
      assertFalse(text.contains("s3cret-of-100"), "the password is in the log");
      assertFalse(phone.log().contains("s3cret-of-100"), "the password is in the log");
    } finally {
      rsyslog.destroy();
      rsyslog.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static String contents(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "nothing";
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
