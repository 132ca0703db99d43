package org.offhook.fetch.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.Fetched;
import org.offhook.testkit.VirtualTime;

class HttpFetcherTest {
  private static final AtomicInteger ASKED = new AtomicInteger();
  private final VirtualTime time = new VirtualTime();
  private final HttpFetcher fetcher =
      new HttpFetcher(Path.of("none"), time, time, Configured.with(Map.of()));
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/a.cfg", HttpFetcherTest::file);
    server.createContext("/page.cfg", e -> answer(e, 200, "text/html; charset=utf-8", "<html>"));
    server.createContext("/missing", e -> answer(e, 404, "text/plain", "no"));
    server.createContext("/cut", HttpFetcherTest::cut);
    server.createContext("/endless", HttpFetcherTest::endless);
    server.createContext("/moved", e -> moved(e, "/a.cfg"));
    server.createContext("/away", e -> moved(e, "file:///etc/passwd"));
    server.createContext("/round", e -> moved(e, "/round"));
    server.createContext("/digest", HttpFetcherTest::digest);
    server.createContext(
        "/packed",
        e -> {
          e.getResponseHeaders().set("Content-Encoding", "gzip");
          answer(e, 200, "text/plain", "x");
        });
    server
        .createContext("/locked", e -> answer(e, 200, "text/plain", "secret"))
        .setAuthenticator(
            new BasicAuthenticator("phones") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals("phone") && password.equals("geheim");
              }
            });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fetchesOnceAndThenOnlyWhenItChanged() throws IOException {
    Fetched first = fetcher.fetch(at("/a.cfg"), got::write);
    assertEquals("line=1\n", got.toString(US_ASCII));
    assertTrue(first.modified());
    assertEquals("\"one\"", first.etag());
    assertFalse(fetcher.fetch(at("/a.cfg").unless(first.etag(), ""), got::write).modified());
    assertEquals(7, got.size());
  }

  @Test
  void resumes() throws IOException {
    Fetched rest = fetcher.fetch(at("/a.cfg").from(5), got::write);
    assertEquals("1\n", got.toString(US_ASCII));
    assertEquals(7, rest.length());
  }

  @Test
  void saysWhatIsWrong() {
    refused(at("/page.cfg"), "web page");
    refused(at("/missing"), "404");
    refused(at("/a.cfg").within(6, Duration.ofMinutes(1)), "more than 6");
    refused(at("/endless").within(100_000, Duration.ofMinutes(1)), "goes on after");
    assertThrows(IOException.class, () -> fetcher.fetch(at("/cut"), got::write));
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    IOException late =
        assertThrows(
            IOException.class,
            () ->
                fetcher.fetch(
                    at("/endless").within(1 << 30, Duration.ofSeconds(60)),
                    (bytes, offset, length) -> time.advance(Duration.ofSeconds(40))));
    assertTrue(late.getMessage().contains("longer than 60 s"), late.getMessage());
  }

  @Test
  void aHeaderThatNeverEndsIsNotWaitedForEither() throws Exception {
    assertTrue(told(() -> time.advance(Duration.ofSeconds(60))).contains("took longer than 60 s"));
  }

  @Test
  void whatLeavesLeavesNobodyWaiting() throws Exception {
    assertTrue(told(fetcher::close).contains("was stopped"));
  }

  /** What is said when this happens in the middle of a header. */
  private String told(Runnable event) throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FetchRequest request =
          FetchRequest.of(URI.create("http://127.0.0.1:" + slow.getLocalPort() + "/a.cfg"));
      FutureTask<String> fetch =
          new FutureTask<>(
              () ->
                  assertThrows(IOException.class, () -> fetcher.fetch(request, got::write))
                      .getMessage());
      new Thread(fetch).start();
      try (Socket visitor = slow.accept()) {
        assertEquals('G', visitor.getInputStream().read());
        visitor.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(US_ASCII));
        event.run();
        String why = fetch.get(5, TimeUnit.SECONDS);
        assertEquals(0, time.pending());
        return why;
      }
    }
  }

  @Test
  void followsRedirectsWithinReason() throws IOException {
    fetcher.fetch(at("/moved"), got::write);
    assertEquals("line=1\n", got.toString(US_ASCII));
    refused(at("/away"), "may not be followed");
    refused(at("/round"), "redirects");
  }

  @Test
  void logsInWhereItMust() throws IOException {
    refused(at("/locked"), "401");
    fetcher.fetch(at("/locked").as("phone", "geheim"), got::write);
    assertEquals("secret", got.toString(US_ASCII));
  }

  @Test
  void aDigestIsAnsweredOnceAndThePasswordStaysHere() throws IOException {
    fetcher.fetch(at("/digest?a=b").as("phone", "geheim"), got::write);
    assertEquals("secret", got.toString(US_ASCII));
    ASKED.set(0);
    refused(at("/digest?a=b").as("phone", "falsch"), "401: it refuses");
    assertEquals(2, ASKED.get(), "a wrong password is not tried again and again");
    refused(at("/digest"), "401: it wants");
  }

  @Test
  void whatComesPackedIsRefused() {
    refused(at("/packed"), "packed");
  }

  private void refused(FetchRequest request, String why) {
    IOException e = assertThrows(IOException.class, () -> fetcher.fetch(request, got::write));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  private FetchRequest at(String path) {
    return FetchRequest.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private static void file(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"one\"");
    if ("\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
    } else if ("bytes=5-".equals(exchange.getRequestHeaders().getFirst("Range"))) {
      exchange.getResponseHeaders().set("Content-Range", "bytes 5-6/7");
      answer(exchange, 206, "text/plain", "1\n");
    } else {
      answer(exchange, 200, "text/plain", "line=1\n");
    }
  }

  /** Asks for a digest by SHA-256 (RFC 7616). */
  private static void digest(HttpExchange exchange) throws IOException {
    ASKED.incrementAndGet();
    String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Matcher cnonce = Pattern.compile("cnonce=\"(.*?)\"").matcher(given);
    String whole = exchange.getRequestURI().toString();
    String expected =
        cnonce.find()
            ? sha256(
                sha256("phone:phones:geheim")
                    + ":nonce:00000001:"
                    + cnonce.group(1)
                    + ":auth:"
                    + sha256("GET:" + whole))
            : "none";
    if (given.contains("response=\"" + expected + "\"") && !given.contains("geheim")) {
      answer(exchange, 200, "text/plain", "secret");
    } else {
      exchange
          .getResponseHeaders()
          .set(
              "WWW-Authenticate",
              "Digest realm=\"phones\", nonce=\"nonce\", qop=\"auth\", algorithm=SHA-256");
      answer(exchange, 401, "text/plain", "who?");
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write(new byte[10]);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      for (int i = 0; i < 1000; i++) {
        exchange.getResponseBody().write(new byte[1000]);
      }
    } catch (IOException e) {
      exchange.close();
    }
  }

  private static void moved(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    answer(exchange, 302, "text/html", "moved");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length());
    exchange.getResponseBody().write(body.getBytes(US_ASCII));
    exchange.close();
  }
}
