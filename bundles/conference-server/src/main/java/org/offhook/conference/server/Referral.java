package org.offhook.conference.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.phone.Call;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.OutgoingRequest;

/**
 * One REFER that brings a party into the conference.
 *
 * @param party our call with the party
 * @param by the call in whose dialog the REFER goes
 * @param referTo who is called, in angle brackets
 */
record Referral(Call party, Call by, String referTo) {
  private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 +(\\d{3}).*", Pattern.DOTALL);

  /** The party calls the conference. */
  static Referral ofParty(Call party, String conference) {
    return new Referral(party, party, "<" + conference + ">");
  }

  /** The conference calls the party, in the place of our call with it. */
  static Referral ofFocus(Call party, Call focus) {
    DialogId dialog = party.session().dialogId();
    String replaces =
        dialog.callId() + ";to-tag=" + dialog.remoteTag() + ";from-tag=" + dialog.localTag();
    String contact = party.session().remoteTarget();
    String uri = contact.isEmpty() ? party.remote().uri() : contact;
    String escaped = URLEncoder.encode(replaces, StandardCharsets.UTF_8).replace("+", "%20");
    return new Referral(party, focus, "<" + uri + "?Replaces=" + escaped + ">");
  }

  OutgoingRequest request() {
    return new OutgoingRequest(
        "REFER",
        "",
        List.of(
            new Header("Refer-To", referTo),
            new Header("Referred-By", "<" + party.line().addressOfRecord() + ">")),
        "",
        "");
  }

  static boolean tells(IncomingRequest notify) {
    return notify.headers("Event").stream()
        .anyMatch(event -> event.split(";")[0].strip().equalsIgnoreCase("refer"));
  }

  /** The final code that a NOTIFY tells (RFC 3515 section 2.4.5); empty while it goes on. */
  static OptionalInt outcome(IncomingRequest notify) {
    Matcher status = STATUS.matcher(notify.body());
    int code = status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
    if (code >= 200) {
      return OptionalInt.of(code);
    }
    boolean over =
        notify.headers("Subscription-State").stream()
            .anyMatch(state -> state.strip().toLowerCase(Locale.ROOT).startsWith("terminated"));
    // Nothing more will be told: the other end goes its way, as it said it would.
    return over ? OptionalInt.of(202) : OptionalInt.empty();
  }
}
