package org.offhook.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SIP messages, strictly (RFC 3261 section 25): what does not fit is refused. */
final class SipParser {
  /** Largest message taken, in bytes. */
  static final int LARGEST = 65_535;

  private static final int MOST_FIELDS = 200;
  private static final Pattern REQUEST =
      Pattern.compile("([A-Z]{1,20}) ([a-zA-Z][a-zA-Z0-9+.-]*:[^ \\x00-\\x1f]{1,1000}) SIP/2\\.0");
  private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 ([1-6][0-9]{2}) ([^\\r\\n]*)");
  private static final Pattern FIELD =
      Pattern.compile("([!%*_+`'~0-9A-Za-z.-]+)[ \\t]*:[ \\t]*(.*?)[ \\t]*");
  private static final Pattern CSEQ = Pattern.compile("([0-9]{1,10})[ \\t]+([A-Z]+)");
  private static final Map<String, String> COMPACT =
      Map.ofEntries(
          Map.entry("v", "Via"),
          Map.entry("f", "From"),
          Map.entry("t", "To"),
          Map.entry("i", "Call-ID"),
          Map.entry("m", "Contact"),
          Map.entry("l", "Content-Length"),
          Map.entry("c", "Content-Type"),
          Map.entry("k", "Supported"),
          Map.entry("s", "Subject"),
          Map.entry("e", "Content-Encoding"));
  private static final List<String> KNOWN =
      List.of(
          "Via",
          "From",
          "To",
          "Call-ID",
          "CSeq",
          "Contact",
          "Route",
          "Record-Route",
          "Max-Forwards",
          "Content-Length",
          "Content-Type",
          "Expires",
          "Authorization",
          "Proxy-Authorization",
          "Require");
  private static final Set<String> LISTS = Set.of("Via", "Contact", "Route", "Record-Route");
  private static final List<String> REQUIRED = List.of("Via", "From", "To", "Call-ID", "CSeq");

  private SipParser() {}

  /** Reads a datagram. */
  static SipMessage datagram(byte[] bytes, int length) throws BadMessage {
    int split = headEnd(bytes, length);
    if (split < 0) {
      throw new BadMessage("an empty line after the header fields");
    }
    SipMessage message = head(new String(bytes, 0, split, StandardCharsets.UTF_8));
    int start = split + 4;
    int size = contentLength(message, length - start);
    if (size > length - start) {
      throw new BadMessage("a body of " + size + " bytes");
    }
    message.body = new String(bytes, start, size, StandardCharsets.UTF_8);
    return message;
  }

  /** Index of the empty line that ends the header, or -1. */
  static int headEnd(byte[] bytes, int length) {
    for (int i = 0; i + 3 < length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }

  static int contentLength(SipMessage message, int unless) throws BadMessage {
    String text = message.first("Content-Length");
    if (text.isEmpty()) {
      return unless;
    }
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > LARGEST) {
      throw new BadMessage("Content-Length of at most " + LARGEST);
    }
    return Integer.parseInt(text);
  }

  /** Reads start line and header fields. */
  static SipMessage head(String text) throws BadMessage {
    String[] lines = text.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1);
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      field(lines[i], fields);
    }
    SipMessage message = start(lines[0], fields);
    message.fields.addAll(fields);
    check(message);
    return message;
  }

  private static SipMessage start(String line, List<Field> fields) throws BadMessage {
    Matcher request = REQUEST.matcher(line);
    if (request.matches()) {
      return SipMessage.request(request.group(1), request.group(2));
    }
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new BadMessage("a request line or a status line of SIP/2.0");
    }
    String cseq =
        fields.stream()
            .filter(field -> field.name().equals("CSeq"))
            .map(Field::value)
            .findFirst()
            .orElse("");
    Matcher matcher = CSEQ.matcher(cseq);
    return SipMessage.response(
        Integer.parseInt(status.group(1)),
        status.group(2),
        matcher.matches() ? matcher.group(2) : "");
  }

  private static void field(String line, List<Field> fields) throws BadMessage {
    Matcher matcher = FIELD.matcher(line);
    if (!matcher.matches()) {
      throw new BadMessage("header fields as name: value");
    }
    String name = name(matcher.group(1));
    if (LISTS.contains(name)) {
      for (String part : ListOf.parts(matcher.group(2))) {
        fields.add(new Field(name, part));
      }
    } else {
      fields.add(new Field(name, matcher.group(2)));
    }
    if (fields.size() > MOST_FIELDS) {
      throw new BadMessage("at most " + MOST_FIELDS + " header fields");
    }
  }

  private static String name(String written) {
    String known = COMPACT.get(written.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    return KNOWN.stream().filter(written::equalsIgnoreCase).findFirst().orElse(written);
  }

  private static void check(SipMessage message) throws BadMessage {
    for (String name : REQUIRED) {
      if (message.first(name).isEmpty()) {
        throw new BadMessage("a header field " + name);
      }
    }
    Matcher cseq = CSEQ.matcher(message.first("CSeq"));
    if (!cseq.matches() || Long.parseLong(cseq.group(1)) >= 1L << 31) {
      throw new BadMessage("a CSeq below 2^31 and its method");
    }
    if (message.isRequest() && !cseq.group(2).equals(message.method)) {
      throw new BadMessage("the method of the request line in CSeq");
    }
    Via.parse(message.first("Via"));
    NameAddress.check(message.first("From"));
    NameAddress.check(message.first("To"));
  }
}
