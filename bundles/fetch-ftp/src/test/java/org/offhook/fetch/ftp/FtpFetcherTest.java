package org.offhook.fetch.ftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.provision.FetchRequest;
import org.offhook.testkit.VirtualTime;

/** Against a server that does what a test wants of it. */
class FtpFetcherTest {
  private final VirtualTime time = new VirtualTime();
  private final FtpFetcher fetcher = new FtpFetcher(time, time);
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile byte[] file = "0123456789".getBytes(US_ASCII);
  private volatile boolean endless;
  private ServerSocket control;
  private volatile ServerSocket data;
  private Thread serving;

  @BeforeEach
  void serve() throws IOException {
    control = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    answers.putAll(
        Map.of(
            "", "220 here",
            "USER", "331 and?",
            "PASS", "230 welcome",
            "TYPE", "200 done",
            "MDTM", "213 20260102030405",
            "SIZE", "213 10",
            "REST", "350 so",
            "RETR", "150 here it is"));
    answers.put("EPSV", "500 what?");
    serving = new Thread(this::listen);
    serving.start();
  }

  @AfterEach
  void stop() throws Exception {
    control.close();
    if (data != null) {
      data.close();
    }
    serving.join(5000);
    assertEquals(0, time.pending(), "no timer is left");
  }

  private void listen() {
    while (!control.isClosed()) {
      try (Socket visitor = control.accept()) {
        talk(visitor);
      } catch (IOException e) {
        // The visitor left, or the test is over.
      }
    }
  }

  private void talk(Socket visitor) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(visitor.getInputStream(), US_ASCII));
    OutputStream out = visitor.getOutputStream();
    say(out, answers.get(""));
    long from = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String answer = answers.getOrDefault(line.split(" ")[0], "502 no");
      from =
          line.startsWith("REST") && answer.startsWith("3")
              ? Long.parseLong(line.substring(5))
              : from;
      say(out, line.equals("PASV") ? passive() : answer);
      if (line.startsWith("RETR") && answer.startsWith("1")) {
        give((int) from);
        say(out, "226 that was it");
      }
    }
  }

  /** A way for data, said to be somewhere else. */
  private String passive() throws IOException {
    if (data != null) {
      data.close();
    }
    data = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    return "227 (10,9,8,7,%d,%d)".formatted(data.getLocalPort() / 256, data.getLocalPort() % 256);
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  private void give(int from) throws IOException {
    try (Socket way = data.accept()) {
      way.getOutputStream().write(file, from, file.length - from);
      while (endless) {
        way.getOutputStream().write(new byte[1000]);
      }
    }
  }

  private FetchRequest at(String path) {
    return FetchRequest.of(URI.create("ftp://127.0.0.1:" + control.getLocalPort() + path));
  }

  private String refused(FetchRequest request) {
    return assertThrows(IOException.class, () -> fetcher.fetch(request, got::write)).getMessage();
  }

  @Test
  void theDataComesFromTheServerThatWasAskedWhateverItSays() throws IOException {
    fetcher.fetch(at("/a/b.cfg"), got::write);
    assertEquals("0123456789", got.toString());
    assertEquals(
        List.of("USER anonymous", "PASS offhook@", "TYPE I", "MDTM a/b.cfg", "SIZE a/b.cfg"),
        heard.subList(0, 5));
    assertTrue(heard.contains("RETR a/b.cfg"), heard.toString());
  }

  @Test
  void theUserOfTheRequestWinsOverTheOneInTheUrl() throws IOException {
    FetchRequest named =
        FetchRequest.of(
            URI.create("ftp://me:ge%20heim@127.0.0.1:" + control.getLocalPort() + "/x.cfg"));
    fetcher.fetch(named, got::write);
    fetcher.fetch(named.as("you", "secret"), got::write);
    assertTrue(heard.containsAll(List.of("USER me", "PASS ge heim")), heard.toString());
    assertTrue(heard.containsAll(List.of("USER you", "PASS secret")), heard.toString());
    answers.put("PASS", "530 no");
    String no = refused(named);
    assertTrue(no.startsWith("ftp://127.0.0.1:") && !no.contains("heim"), no);
  }

  @Test
  void aServerThatCannotResumeSendsAll() throws IOException {
    fetcher.fetch(at("/x").from(4), got::write);
    assertEquals("456789", got.toString());
    got.reset();
    answers.put("REST", "502 what is that?");
    fetcher.fetch(at("/x").from(4), got::write);
    assertEquals("0123456789", got.toString());
  }

  @Test
  void aServerWithoutDatesAndLengthsWillDo() throws IOException {
    answers.put("SIZE", "500 what?");
    answers.put("MDTM", "500 what?");
    assertEquals(10, fetcher.fetch(at("/x"), got::write).length());
  }

  @Test
  void whatIsCutOrNeverEndsIsRefused() {
    file = "0123".getBytes(US_ASCII);
    String cut = refused(at("/x"));
    assertTrue(cut.contains("ends after 4 of 10 bytes"), cut);
    answers.put("SIZE", "500 what?");
    endless = true;
    String endlessly = refused(at("/x").within(100_000, Duration.ofMinutes(1)));
    assertTrue(endlessly.contains("goes on after 100000 bytes"), endlessly);
  }

  @Test
  void whenTheTimeIsOverItEnds() {
    endless = true;
    answers.put("SIZE", "500 what?");
    IOException late =
        assertThrows(
            IOException.class,
            () ->
                fetcher.fetch(
                    at("/x").within(1 << 30, Duration.ofSeconds(60)),
                    (bytes, offset, length) -> time.advance(Duration.ofSeconds(40))));
    assertTrue(late.getMessage().contains("took longer than 60 s"), late.getMessage());
  }

  @Test
  void aServerThatNeverEndsALineIsNotWaitedForEither() throws Exception {
    assertTrue(told(() -> time.advance(Duration.ofSeconds(60))).contains("took longer than 60 s"));
  }

  @Test
  void whatLeavesLeavesNobodyWaiting() throws Exception {
    assertTrue(told(fetcher::close).contains("was stopped"));
  }

  /** What is said when this happens in the middle of a line. */
  private String told(Runnable event) throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      FetchRequest request =
          FetchRequest.of(URI.create("ftp://127.0.0.1:" + slow.getLocalPort() + "/x"));
      FutureTask<String> fetch = new FutureTask<>(() -> refused(request));
      new Thread(fetch).start();
      try (Socket visitor = slow.accept()) {
        visitor.getOutputStream().write("220 welc".getBytes(US_ASCII));
        event.run();
        return fetch.get(5, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void namesThatAreCommandsAreNotSent() {
    assertTrue(refused(at("/a%0d%0aDELE%20b")).contains("names no server or no file"));
    assertTrue(refused(at("/")).contains("names no server or no file"));
    assertTrue(refused(at("/x").as("a\r\nDELE b", "")).contains("control character"));
    assertEquals(List.of(), heard);
  }

  @Test
  void whatTheServerSaysIsShownWithoutControlCharacters() {
    answers.put("RETR", "550 no\u0007\u001b[31m such" + "x".repeat(500));
    String no = refused(at("/x"));
    assertTrue(no.contains("the server answers 550 no [31m such"), no);
    assertTrue(no.length() < 300, no);
    answers.put("", "421 closed");
    assertTrue(refused(at("/x")).contains("421"));
    assertFalse(no.contains("\u001b"));
  }
}
