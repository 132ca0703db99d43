package org.offhook.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the other end of a call answers to requests within it. */
final class Answers {
  private Answers() {}

  /** 200, with a session description where one is given. */
  static String ok(String request, int port, String sdp) {
    String type = sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return answer(request, port, "200 OK", type, sdp);
  }

  /** 202, to a REFER. */
  static String accepted(String request, int port) {
    return answer(request, port, "202 Accepted", "", "");
  }

  /** G.711 at a port. */
  static String description(int port) {
    return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + ("m=audio " + port + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=recvonly\r\n");
  }

  /** The NOTIFY that tells of the success of a REFER (RFC 3515). */
  static String succeeded(String refer, int port) {
    String body = "SIP/2.0 200 OK\r\n";
    String contact = header(refer, "Contact").replaceFirst(".*<([^>]*)>.*", "$1");
    return "NOTIFY %s SIP/2.0\r\n".formatted(contact)
        + "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s;rport\r\n"
            .formatted(port, Long.toHexString(System.nanoTime()))
        + "Max-Forwards: 70\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: 100 NOTIFY\r\n"
            .formatted(header(refer, "To"), header(refer, "From"), header(refer, "Call-ID"))
        + "Contact: <sip:bench@127.0.0.1:%d>\r\nEvent: refer\r\n".formatted(port)
        + "Subscription-State: terminated;reason=noresource\r\n"
        + "Content-Type: message/sipfrag;version=2.0\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
  }

  private static String answer(String request, int port, String status, String more, String body) {
    String vias =
        request
            .lines()
            .filter(line -> line.regionMatches(true, 0, "Via:", 0, 4))
            .map(line -> line + "\r\n")
            .collect(Collectors.joining());
    return "SIP/2.0 %s\r\n%s".formatted(status, vias)
        + "From: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %s\r\n"
            .formatted(
                header(request, "From"),
                header(request, "To"),
                header(request, "Call-ID"),
                header(request, "CSeq"))
        + "Contact: <sip:bench@127.0.0.1:%d>\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(port, more, body.length(), body);
  }

  private static String header(String message, String name) {
    Matcher found = Pattern.compile("(?im)^" + name + "\\s*:\\s*(.*?)\\r?$").matcher(message);
    return found.find() ? found.group(1) : "";
  }
}
