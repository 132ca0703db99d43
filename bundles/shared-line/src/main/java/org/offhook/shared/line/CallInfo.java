package org.offhook.shared.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.offhook.api.phone.BusyLampField.State;
import org.offhook.api.phone.SharedLine.Doing;
import org.offhook.api.sip.Header;

/**
 * One value of a Call-Info header that tells of an appearance, such as {@code
 * <sip:server>;appearance-index=2;appearance-state=held}.
 *
 * @param index number of the appearance, from 1; 0 for all that are not named
 * @param state its state as written, in small letters; empty when none is
 */
record CallInfo(int index, String state) {
  private static final String NAME = "Call-Info";
  private static final int MOST = 100;

  /** Those of a notification; values that tell of no appearance are passed over. */
  static List<CallInfo> of(List<Header> headers) {
    return ofValues(
        headers.stream()
            .filter(header -> header.name().equalsIgnoreCase(NAME))
            .map(Header::value)
            .toList());
  }

  /** Those of headers of which only the values are at hand. */
  static List<CallInfo> ofValues(List<String> headers) {
    List<CallInfo> values = new ArrayList<>();
    for (String header : headers) {
      for (String value : divided(header)) {
        CallInfo one = parse(value);
        if (one != null && values.size() < MOST) {
          values.add(one);
        }
      }
    }
    return values;
  }

  /** The header that names an appearance of this domain. */
  static Header naming(int index, String domain) {
    return new Header(NAME, "<sip:%s>;appearance-index=%d".formatted(domain, index));
  }

  /** The header of a hold that keeps others from going on with the call. */
  static Header privately(int index, String domain) {
    Header named = naming(index, domain);
    return new Header(NAME, named.value() + ";appearance-state=" + Doing.HOLDING_PRIVATELY.word());
  }

  /** Commas within brackets and quotes divide nothing. */
  private static List<String> divided(String text) {
    List<String> values = new ArrayList<>();
    int begin = 0;
    boolean quoted = false;
    boolean inside = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && (at == 0 || text.charAt(at - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && (c == '<' || c == '>')) {
        inside = c == '<';
      } else if (!quoted && !inside && c == ',') {
        values.add(text.substring(begin, at));
        begin = at + 1;
      }
    }
    values.add(text.substring(begin));
    return values;
  }

  private static CallInfo parse(String value) {
    String index = parameter(value, "appearance-index");
    if (!index.matches("\\*|\\d{1,4}")) {
      return null;
    }
    String state = parameter(value, "appearance-state").toLowerCase(Locale.ROOT);
    return new CallInfo(index.equals("*") ? 0 : Integer.parseInt(index), state);
  }

  private static String parameter(String value, String name) {
    String after = value.substring(value.indexOf('>') + 1);
    for (String part : after.split(";")) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
        return pair[1].strip().replaceAll("^\"|\"$", "");
      }
    }
    return "";
  }

  /** What somebody does; a word that nobody knows keeps the appearance in use. */
  Doing doing() {
    if (state.isEmpty()) {
      return Doing.NOTHING;
    }
    return Stream.of(Doing.values())
        .filter(each -> each.word().equals(state))
        .findFirst()
        .orElse(Doing.SEIZED);
  }

  /** What a lamp makes of the state. */
  State lamp() {
    if (state.isEmpty()) {
      return State.UNKNOWN;
    }
    return switch (doing()) {
      case NOTHING -> State.IDLE;
      case RINGING -> State.RINGING;
      case HOLDING, BRIDGE_HELD -> State.HELD;
      case SEIZED, CALLING, TALKING, HOLDING_PRIVATELY, BRIDGED -> State.BUSY;
    };
  }
}
