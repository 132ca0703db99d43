package org.offhook.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a session description says about its first audio stream (RFC 8866). */
final class Description {
  private static final Pattern MEDIA =
      Pattern.compile("m=([a-z]+) ([0-9]{1,5})(?:/[0-9]+)? (\\S+) ([0-9a-zA-Z*. -]+)");
  private static final Pattern MAP = Pattern.compile("a=rtpmap:([0-9]{1,3}) ([^/\\s]+)/([0-9]+).*");
  private static final Pattern FORMAT = Pattern.compile("a=fmtp:([0-9]{1,3}) (.*)");
  private static final Pattern CONNECTION = Pattern.compile("c=IN IP4 (\\S+)");
  private static final Pattern RTCP = Pattern.compile("a=rtcp:([0-9]{1,5})(?: .*)?");
  private static final Map<Integer, String> STATIC =
      Map.of(0, "PCMU", 3, "GSM", 4, "G723", 8, "PCMA", 9, "G722", 18, "G729", 13, "CN");

  String host = "";
  int port;
  int rtcpPort;
  String direction = "sendrecv";
  final List<Integer> payloads = new ArrayList<>();
  final Map<Integer, String> names = new HashMap<>();
  final Map<Integer, String> maps = new HashMap<>();
  final Map<Integer, String> formats = new HashMap<>();

  /** The other streams, each as its media line with port 0, in order; the audio is {@code null}. */
  final List<String> streams = new ArrayList<>();

  private boolean audio;
  private boolean found;

  static Description parse(String sdp) throws BadMessage {
    Description description = new Description();
    for (String line : sdp.split("\r\n|\n")) {
      description.line(line);
    }
    if (!description.found || description.host.isEmpty()) {
      throw new BadMessage("a session description with an RTP audio stream over IPv4");
    }
    return description;
  }

  private void line(String line) throws BadMessage {
    Matcher media = MEDIA.matcher(line);
    if (media.matches()) {
      media(media);
    } else if (line.startsWith("m=")) {
      throw new BadMessage("m= lines of RFC 8866");
    } else if (audio || streams.isEmpty()) {
      attribute(line);
    }
  }

  private void media(Matcher media) throws BadMessage {
    boolean usable = media.group(1).equals("audio") && media.group(3).startsWith("RTP/AVP");
    audio = usable && !found;
    if (!audio) {
      streams.add("m=" + media.group(1) + " 0 " + media.group(3) + " " + media.group(4));
      return;
    }
    found = true;
    streams.add(null);
    port = Integer.parseInt(media.group(2));
    rtcpPort = port + 1;
    for (String payload : media.group(4).trim().split(" +")) {
      if (!payload.matches("[0-9]{1,3}") || Integer.parseInt(payload) > 127 || port > 65_534) {
        throw new BadMessage("RTP payload types up to 127 and a port up to 65534");
      }
      payloads.add(Integer.parseInt(payload));
    }
  }

  private void attribute(String line) {
    Matcher connection = CONNECTION.matcher(line);
    Matcher map = MAP.matcher(line);
    Matcher format = FORMAT.matcher(line);
    Matcher rtcp = RTCP.matcher(line);
    if (connection.matches()) {
      host = connection.group(1);
    } else if (map.matches()) {
      int payload = Integer.parseInt(map.group(1));
      names.put(payload, map.group(2).toUpperCase(Locale.ROOT));
      maps.put(payload, line.substring(line.indexOf(' ') + 1).strip());
    } else if (format.matches()) {
      formats.put(Integer.parseInt(format.group(1)), format.group(2).strip());
    } else if (rtcp.matches()) {
      rtcpPort = Integer.parseInt(rtcp.group(1));
    } else if (line.matches("a=(sendrecv|sendonly|recvonly|inactive)")) {
      direction = line.substring(2);
    }
  }

  /** Encoding name of a payload type, in capitals; empty when unknown. */
  String name(int payload) {
    return names.getOrDefault(payload, STATIC.getOrDefault(payload, ""));
  }

  /** The clock rate written with a payload type; 8000 where none is. */
  int rate(int payload) {
    String map = maps.get(payload);
    if (map == null) {
      return 8000;
    }
    String[] parts = map.split("/");
    return parts[1].matches("[0-9]{1,6}") ? Integer.parseInt(parts[1]) : 8000;
  }

  /** True when the writer takes media. */
  boolean receives() {
    boolean held = host.equals("0.0.0.0") || port == 0;
    return !held && (direction.equals("sendrecv") || direction.equals("recvonly"));
  }

  /** The direction to answer with. */
  String answeredDirection() {
    return switch (direction) {
      case "sendonly" -> "recvonly";
      case "recvonly" -> "sendonly";
      default -> direction;
    };
  }
}
