package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/**
 * One phone for all the tests of a class, to which sipp sends what it likes. Each test leaves the
 * phone registered and without a call.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithSipp {
  static final String MEDIA = "[media_port]";

  /** The one payload type that is offered, and what is said of it. */
  static final String SDP =
      """
      v=0
      o=sipp 1 1 IN IP4 [local_ip]
      s=-
      c=IN IP4 [local_ip]
      t=0 0
      m=audio [media_port] RTP/AVP %s
      %s""";

  private Exchange exchange;
  PhoneProcess phone;

  @BeforeAll
  void boot(@TempDir Path directory) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    exchange = Exchange.open();
    phone = HousePhone.registered(directory, exchange.configuration("UDP", parameters()));
  }

  /** Lines of the configuration besides the usual ones. */
  String[] parameters() {
    return new String[0];
  }

  @AfterAll
  void stop() {
    if (phone != null) {
      phone.close();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    assertTrue(phone.exec("lines").contains("REGISTERED"));
  }

  Sipp play(Object scenario) throws IOException {
    return HousePhone.spokenTo(phone, scenario.toString());
  }

  /** Plays it to the end; what crossed the wire. */
  String played(Object scenario) throws Exception {
    try (Sipp sipp = play(scenario)) {
      sipp.awaitSuccess();
      return sipp.messages();
    }
  }

  /** A request that is answered with this code. */
  String answered(int code, String method, String type, String body, String... headers)
      throws Exception {
    Scenario scenario = new Scenario(MEDIA).sends(method, type, body, headers).hears(code);
    if (method.equals("INVITE")) {
      scenario.asks("ACK", 1, "");
    }
    return played(scenario);
  }

  /** A call that wants an extension (RFC 3261 section 20.32), and is refused for that. */
  String refusedFor(String extension) throws Exception {
    return answered(
        420, "INVITE", "application/sdp", SDP.formatted("8", ""), "Require: " + extension);
  }

  /** Somebody who calls, is answered, and hears the end. */
  static Scenario call(String... headers) {
    return new Scenario(MEDIA).invites("sendrecv", headers).hears(200).asks("ACK", 1, "").isEnded();
  }

  /** A call that is answered here, and ended. */
  String takes(Object scenario, String... whatCallsShow) throws Exception {
    try (Sipp sipp = play(scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      for (String what : whatCallsShow) {
        String calls = phone.exec("calls");
        assertTrue(calls.contains(what), calls);
      }
      phone.exec("answer");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
      return sipp.messages();
    }
  }

  /** The value of a header where it came last. */
  static String value(String messages, String header) {
    List<String> values = values(messages, header);
    return values.isEmpty() ? "null" : values.get(values.size() - 1);
  }

  /** All lines of a header in the last answer, as one list. */
  static String allValues(String messages, String header) {
    String answer = messages.substring(messages.lastIndexOf("SIP/2.0 "));
    return String.join(", ", values(answer, header)).replaceAll(", *", ", ");
  }

  private static List<String> values(String text, String header) {
    Matcher line = Pattern.compile("(?m)^" + header + ": *(.*?)\\r?$").matcher(text);
    List<String> values = new ArrayList<>();
    while (line.find()) {
      values.add(line.group(1));
    }
    return values;
  }
}
