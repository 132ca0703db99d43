package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;

/** What a person carries from one phone to another: over servers and as files. */
class ByHandIT {
  private static final String FIRST =
      """
      voip/signalling/sip/port=0
      voip/line/2/description=Reception
      voip/line/2/auth_password=kept secret
      personal_settings/functional_key/3/type=SPEED_DIAL
      personal_settings/functional_key/3/speed_dial_number=2003
      """;

  @TempDir Path directory;

  private PhoneProcess phone(String model, String name, String own) throws Exception {
    return PhoneProcess.boot(HouseImages.of(model), directory.resolve(name), own);
  }

  /** Gives three items out, takes them into another phone, and gives them out of that again. */
  private void carried(FileServers servers, UnaryOperator<String> at, String model)
      throws Exception {
    try (PhoneProcess one = phone(model, "one", FIRST);
        PhoneProcess other = phone(model, "other", "voip/signalling/sip/port=0\n")) {
      one.exec("contacts add Anna 2001");
      for (String item : new String[] {"configuration", "phonebook", "keys"}) {
        String given = one.exec("backup " + item + " " + at.apply(item + ".xml"));
        assertTrue(given.contains("bytes of " + item) && !given.contains("letmein"), given);
        assertTrue(Files.size(servers.files().resolve(item + ".xml")) > 10, item);
      }
      other.exec("update keys " + at.apply("keys.xml"));
      assertEquals("2003", key(other));
      assertEquals("", other.exec("config get voip/line/2/description").strip());
      String book = other.exec("update phonebook " + at.apply("phonebook.xml"));
      assertTrue(book.contains("1 contacts"), book);
      assertTrue(other.exec("contacts who 2001").contains("Anna"));
      other.exec("config set personal_settings/functional_key/3/speed_dial_number=2999");
      String taken = other.exec("update configuration " + at.apply("configuration.xml"));
      assertTrue(taken.contains(" 0 problems"), taken);
      assertEquals("2003", key(other));
      assertEquals("Reception", other.exec("config get voip/line/2/description").strip());
      other.exec("backup configuration " + at.apply("again.xml"));
      assertEquals(
          Files.readString(servers.files().resolve("configuration.xml")),
          Files.readString(servers.files().resolve("again.xml")));
      assertFalse(other.log().contains("letmein"));
    }
  }

  private static String key(PhoneProcess phone) throws Exception {
    return phone.exec("config get personal_settings/functional_key/3/speed_dial_number").strip();
  }

  @Test
  void overAnFtpServer() throws Exception {
    try (FileServers servers = FileServers.in(directory)) {
      carried(servers, servers::ftp, "escene-es410");
    }
  }

  @Test
  void overATftpServer() throws Exception {
    try (FileServers servers = FileServers.in(directory)) {
      carried(servers, servers::tftp, "escene-es410");
    }
  }

  @Test
  void asFilesOfTheHost() throws Exception {
    Path file = directory.resolve("saved.cfg");
    try (PhoneProcess one = phone("audiocodes-440hd", "one", FIRST);
        PhoneProcess other = phone("audiocodes-440hd", "other", "voip/signalling/sip/port=0\n")) {
      one.exec("backup configuration " + file);
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      String taken = other.exec("update configuration " + file);
      assertTrue(taken.contains("5 lines in force, 0 problems"), taken);
      assertEquals(one.exec("config delta"), other.exec("config delta"));
      Path again = directory.resolve("again.cfg");
      other.exec("backup configuration " + again);
      assertEquals(Files.readString(file), Files.readString(again));
      // What is no configuration, or of another phone, changes nothing.
      Files.writeString(file, "<html>");
      assertEquals(1, other.tryExec("update configuration " + file).exitCode());
      Files.writeString(file, "system/type=405HD\nvoip/line/2/description=x\n");
      String wrong = other.tryExec("update configuration " + file).output();
      assertTrue(wrong.contains("configuration of the 405HD, this is the 440HD"), wrong);
      assertEquals("Reception", other.exec("config get voip/line/2/description").strip());
      String none = other.tryExec("update configuration " + directory.resolve("none")).output();
      assertTrue(none.contains("there is no such file"), none);
      String kernel = other.tryExec("update kernel " + file).output();
      assertTrue(kernel.contains("no kernel of its own"), kernel);
    }
  }
}
