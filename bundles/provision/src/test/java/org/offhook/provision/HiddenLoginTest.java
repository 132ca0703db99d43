package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.provision.Fetcher;
import org.offhook.dialect.audiocodes.CfgDialect;
import org.offhook.testkit.VirtualTime;
import org.osgi.framework.BundleContext;

/** An address may carry a name and a password: the server gets them, and nobody else. */
class HiddenLoginTest {
  private static final String PLACE = "ftp://files.example.org/phones/020000000001.cfg";
  private static final String WITH_LOGIN = PLACE.replace("//", "//admin:geheim@");

  @TempDir Path data;
  private final VirtualTime time = new VirtualTime();
  private final MemorySettings settings = new MemorySettings();
  private String answer = "system/type=440HD\nvoip/line/0/id=1000\nno line of a file\n";
  private String asked = "";
  private Provisioner provisioner;

  @BeforeEach
  void open() {
    Fetchers fetchers = new Fetchers();
    fetchers.bindFetcher(new Server(), Map.of(Fetcher.SCHEME, "ftp"));
    Shelf shelf = new Shelf();
    shelf.bindDialect(new CfgDialect());
    BundleContext context =
        (BundleContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, words) -> words[0].equals("offhook.data") ? data.toString() : null);
    provisioner =
        new Provisioner(
            time,
            time,
            settings,
            Runnable::run,
            new Sources(time, fetchers),
            fetchers,
            shelf,
            why -> {},
            context,
            Parameters.of(
                Map.of(
                    "method", "STATIC", "configurationUrl", WITH_LOGIN, "ownMac", "020000000001")),
            Parameters.of(ModelFacts.class, Map.of("vendor", "AudioCodes", "model", "440HD")));
  }

  @AfterEach
  void close() {
    provisioner.close();
  }

  private final class Server implements Fetcher {
    @Override
    public Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
      asked = request.uri().toString();
      if (answer.isEmpty()) {
        throw new IOException("there is no such file");
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      sink.begins(0, bytes.length);
      sink.write(bytes, 0, bytes.length);
      return new Fetched(true, "", "", bytes.length, "");
    }
  }

  private void assertHidden(List<String> told) {
    String all = String.join("\n", told);
    assertTrue(all.contains("ftp://files.example.org/phones/"), all);
    assertFalse(all.contains("geheim") || all.contains("admin"), all);
  }

  @Test
  void whatWasFetchedIsToldWithoutThem() throws IOException {
    String told = provisioner.now(false);
    assertEquals(WITH_LOGIN, asked);
    assertHidden(List.of(told));
    assertHidden(provisioner.log());
    assertHidden(List.of(provisioner.status()));
    assertHidden(provisioner.origins(""));
    assertHidden(List.of(provisioner.probe().toString()));
    assertHidden(List.of(settings.source));
  }

  @Test
  void whatFailedIsToldWithoutThem() {
    answer = "";
    IOException failed = assertThrows(IOException.class, () -> provisioner.now(false));
    assertHidden(List.of(failed.getMessage()));
    assertHidden(provisioner.log());
    assertHidden(List.of(provisioner.status()));
    assertHidden(List.of(provisioner.probe().toString()));
  }

  @Test
  void whatIsNoConfigurationIsToldWithoutThem() {
    answer = "\0\1\2";
    IOException failed = assertThrows(IOException.class, () -> provisioner.now(false));
    assertHidden(List.of(failed.getMessage()));
    assertHidden(provisioner.log());
  }

  @Test
  void aRequestDoesNotShowThem() {
    FetchRequest request =
        FetchRequest.of(java.net.URI.create(WITH_LOGIN)).as("someone", "verborgen");
    assertHidden(List.of(request.toString()));
    assertFalse(request.toString().contains("verborgen"), request.toString());
  }
}
