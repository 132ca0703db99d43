package org.offhook.dhcp.lease.file;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lease file of ISC dhclient (dhclient.leases, section 5 of its manual). */
final class DhclientLeases {
  private static final Pattern LEASE = Pattern.compile("(?m)^\\s*lease\\s*\\{");
  private static final Pattern STATEMENT =
      Pattern.compile("\\G\\s*(?:([^;\"{}]*(?:\"(?:[^\"\\\\]|\\\\.)*+\"[^;\"{}]*)*+);|(\\}))");
  private static final Pattern OPTION = Pattern.compile("(?s)option\\s+([A-Za-z0-9.-]+)\\s+(.*)");
  private static final Pattern EXPIRY =
      Pattern.compile("expire\\s+(?:epoch\\s+(\\d{1,12}).*|\\d\\s+(\\d.*)|(never))");
  private static final Pattern NUMBERED = Pattern.compile(".*-(\\d{1,3})");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
  private static final int TIME_OFFSET = 2;
  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("subnet-mask", 1),
          Map.entry("time-offset", TIME_OFFSET),
          Map.entry("routers", 3),
          Map.entry("time-servers", 4),
          Map.entry("domain-name-servers", 6),
          Map.entry("host-name", 12),
          Map.entry("domain-name", 15),
          Map.entry("broadcast-address", 28),
          Map.entry("ntp-servers", 42),
          Map.entry("vendor-encapsulated-options", 43),
          Map.entry("tftp-server-name", 66),
          Map.entry("bootfile-name", 67));

  private DhclientLeases() {}

  /** Options of the last lease that has not run out; empty when there is none. */
  static Optional<Map<Integer, byte[]>> read(String file, Instant now) {
    Optional<Map<Integer, byte[]>> last = Optional.empty();
    Matcher lease = LEASE.matcher(file);
    while (lease.find()) {
      Optional<Map<Integer, byte[]>> one = lease(file, lease.end(), now);
      last = one.isPresent() ? one : last;
    }
    return last;
  }

  /** A lease without its end was not written as a whole: it does not count. */
  private static Optional<Map<Integer, byte[]>> lease(String file, int from, Instant now) {
    Map<Integer, byte[]> options = new TreeMap<>();
    Matcher statement = STATEMENT.matcher(file).region(from, file.length());
    boolean valid = true;
    while (statement.find()) {
      if (statement.group(2) != null) {
        return valid ? Optional.of(options) : Optional.empty();
      }
      String text = statement.group(1).strip();
      valid &= !hasRunOut(text, now);
      take(text, options);
    }
    return Optional.empty();
  }

  private static void take(String statement, Map<Integer, byte[]> options) {
    Matcher option = OPTION.matcher(statement);
    if (option.matches()) {
      int code = code(option.group(1));
      String value = option.group(2).strip();
      Optional<byte[]> bytes =
          code == TIME_OFFSET ? OptionValue.number(value) : OptionValue.ofDhclient(value);
      if (code > 0 && code < 255) {
        bytes.ifPresent(known -> options.put(code, known));
      }
    } else if (statement.startsWith("filename ")) {
      boot(67, statement.substring("filename ".length()), options);
    } else if (statement.startsWith("server-name ")) {
      boot(66, statement.substring("server-name ".length()), options);
    }
  }

  /** Fields of BOOTP count where the options are missing. */
  private static void boot(int code, String value, Map<Integer, byte[]> options) {
    OptionValue.ofDhclient(value.strip())
        .filter(bytes -> !new String(bytes, StandardCharsets.UTF_8).isBlank())
        .ifPresent(bytes -> options.putIfAbsent(code, bytes));
  }

  private static int code(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    int unknown = numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
    return CODES.getOrDefault(name.replaceFirst("^dhcp\\.", ""), unknown);
  }

  private static boolean hasRunOut(String statement, Instant now) {
    Matcher expiry = EXPIRY.matcher(statement);
    if (!expiry.matches() || expiry.group(3) != null) {
      return false;
    }
    try {
      Instant end =
          expiry.group(1) != null
              ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1)))
              : LocalDateTime.parse(expiry.group(2).strip(), DATE).toInstant(ZoneOffset.UTC);
      return end.isBefore(now);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
