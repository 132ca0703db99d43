package org.offhook.media;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.MediaException;

/**
 * Reads session descriptions (RFC 8866). Bounded: a description that is too long, or a number that
 * is out of range, is refused with the place and the value.
 *
 * @param media its {@code m=} sections in order
 * @param version version of the origin line
 */
record SdpText(List<SdpMedia> media, String version) {
  private static final int MAX_LENGTH = 16_384;
  private static final int MAX_MEDIA = 16;
  private static final int MAX_SHOWN = 60;

  static SdpText parse(String text) throws MediaException {
    if (text.length() > MAX_LENGTH) {
      throw new MediaException("a session description of " + text.length() + " characters");
    }
    Reader reader = new Reader();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isBlank()) {
        reader.read(number, line);
      }
    }
    return reader.finish();
  }

  private static final class Reader {
    private final List<SdpMedia> media = new ArrayList<>();
    private final List<String> sessionAttributes = new ArrayList<>();
    private String sessionAddress = "";
    private String version = "";
    private boolean begun;
    private Draft draft;

    private static final class Draft {
      String kind;
      int port;
      String profile;
      List<String> formats;
      String address;
      final List<String> attributes = new ArrayList<>();
    }

    void read(int number, String line) throws MediaException {
      if (line.length() < 2 || line.charAt(1) != '=') {
        throw fault(number, line, "type=value");
      }
      String value = line.substring(2).strip();
      switch (line.charAt(0)) {
        case 'v' -> version(number, value);
        case 'o' -> version = origin(number, value);
        case 'c' -> connection(number, value);
        case 'm' -> media(number, value);
        case 'a' -> (draft == null ? sessionAttributes : draft.attributes).add(value);
        default -> {
          // s, t, b, k, i, u, e, p, r, z say nothing that a phone acts on
        }
      }
    }

    private void version(int number, String value) throws MediaException {
      if (!value.equals("0")) {
        throw fault(number, value, "version 0");
      }
      begun = true;
    }

    private static String origin(int number, String value) throws MediaException {
      String[] parts = value.split("\\s+");
      if (parts.length < 6) {
        throw fault(number, value, "an origin of six fields");
      }
      return parts[1] + " " + parts[2];
    }

    private void connection(int number, String value) throws MediaException {
      String[] parts = value.split("\\s+");
      if (parts.length != 3 || !parts[0].equals("IN") || !parts[1].matches("IP[46]")) {
        throw fault(number, value, "IN IP4 or IN IP6 and an address");
      }
      String address = parts[2].split("/")[0];
      if (!address.matches("[0-9A-Za-z.:_-]{1,255}")) {
        throw fault(number, value, "an address");
      }
      if (draft == null) {
        sessionAddress = address;
      } else {
        draft.address = address;
      }
    }

    private void media(int number, String value) throws MediaException {
      end();
      String[] parts = value.split("\\s+");
      if (parts.length < 4 || !parts[1].matches("\\d{1,5}(/\\d+)?")) {
        throw fault(number, value, "media, port, profile and formats");
      }
      int port = Integer.parseInt(parts[1].split("/")[0]);
      if (port > 65_535) {
        throw fault(number, parts[1], "a port from 0 to 65535");
      }
      if (media.size() == MAX_MEDIA) {
        throw fault(number, value, "at most " + MAX_MEDIA + " media lines");
      }
      draft = new Draft();
      draft.kind = parts[0];
      draft.port = port;
      draft.profile = parts[2];
      draft.formats = List.of(parts).subList(3, parts.length);
      draft.address = "";
    }

    private void end() {
      if (draft == null) {
        return;
      }
      List<String> attributes = new ArrayList<>(draft.attributes);
      boolean directed =
          attributes.stream().anyMatch(a -> a.matches("sendrecv|sendonly|recvonly|inactive"));
      for (String attribute : sessionAttributes) {
        if (!directed || !attribute.matches("sendrecv|sendonly|recvonly|inactive")) {
          attributes.add(attribute);
        }
      }
      media.add(
          new SdpMedia(
              draft.kind,
              draft.port,
              draft.profile,
              draft.formats,
              draft.address.isEmpty() ? sessionAddress : draft.address,
              attributes));
      draft = null;
    }

    SdpText finish() throws MediaException {
      end();
      if (!begun) {
        throw new MediaException("no session description: it does not begin with v=0");
      }
      if (media.isEmpty()) {
        throw new MediaException("a session description without media");
      }
      return new SdpText(List.copyOf(media), version);
    }

    private static MediaException fault(int number, String value, String expected) {
      String shown = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "..." : value;
      return new MediaException(
          "session description, line %d: \"%s\", expected %s"
              .formatted(number, shown.replaceAll("\\p{Cntrl}", "?"), expected));
    }
  }
}
