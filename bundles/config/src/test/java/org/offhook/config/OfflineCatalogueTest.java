package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;

class OfflineCatalogueTest {
  @TempDir Path directory;
  private OfflineCatalogue catalogue;

  @BeforeEach
  void read() throws Exception {
    Path jar = directory.resolve("lines.jar");
    try (InputStream in = House.capability("lines", Fixture.XML, House.LINE)) {
      Files.copy(in, jar);
    }
    catalogue =
        new OfflineCatalogue(
            List.of(jar), "ES410", List.of("voip/line/{n}=0-3"), List.of("voip/media/rate=16000"));
  }

  @Test
  void eachBadLineIsNamed() {
    List<Problem> problems =
        catalogue.check(
            "x.cfg",
            Fixture.lines(
                "voip/line/4/id=1\n\nvoip/line/0/call_forward/timeout=soon\nno/such=1\n"));
    assertEquals(
        List.of(
            "x.cfg:1: voip/line/4/id: value \"1\" is not allowed, expected an index from 0 to 3 on"
                + " the ES410",
            "x.cfg:3: voip/line/0/call_forward/timeout: value \"soon\" is not allowed, expected a"
                + " whole number from 1 to 60",
            "x.cfg:4: no/such: no installed capability claims it; kept"),
        problems.stream().map(Problem::toString).toList());
  }

  @Test
  void theModelCountsInParametersAndDelta() {
    Parameter rate =
        catalogue.parameters().stream()
            .filter(one -> one.path().equals("voip/media/rate"))
            .findFirst()
            .orElseThrow();
    assertEquals("16000", rate.defaultText());
    assertEquals("lines", rate.owner());
    assertTrue(catalogue.parameters().stream().noneMatch(p -> p.path().startsWith("voip/line/4")));
    assertEquals(
        List.of(
            new Assignment(3, "voip/line/2/id", "b"),
            new Assignment(2, "voip/media/media_tos", "1")),
        catalogue.delta(
            Fixture.lines("voip/media/rate=16000\nvoip/media/media_tos=0x1\nvoip/line/2/id=b\n")));
  }

  @Test
  void keysMakeEncryptedValuesKnown() throws Exception {
    Path file = Files.writeString(directory.resolve("secrets.key"), "aes=" + "0f".repeat(32));
    SecretKeys keys = SecretKeys.of(file);
    List<Assignment> lines =
        Fixture.lines("voip/line/0/auth_password=" + new Secrets(keys).sealed("hush"));
    assertEquals(1, catalogue.check("x.cfg", lines).size());
    assertEquals(List.of(), catalogue.with(keys).check("x.cfg", lines));
  }
}
