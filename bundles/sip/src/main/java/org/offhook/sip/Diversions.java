package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Party;

/** Whom a call was meant for before it was sent on: Diversion (RFC 5806), History-Info (7044). */
final class Diversions {
  private Diversions() {}

  /** The first one who sent it on; empty when it comes straight. */
  static Optional<Party> first(SIPMessage invite) {
    return diverted(invite).or(() -> retargeted(invite));
  }

  /** The latest comes first (RFC 5806 section 3). */
  private static Optional<Party> diverted(SIPMessage invite) {
    List<String> values = Msg.values(invite, "Diversion");
    return values.isEmpty() ? Optional.empty() : known(values.get(values.size() - 1));
  }

  /** The first target counts where the last one is somebody else, not just another place of his. */
  private static Optional<Party> retargeted(SIPMessage invite) {
    List<String> values = Msg.values(invite, "History-Info");
    if (values.size() < 2) {
      return Optional.empty();
    }
    String last = Parties.party(values.get(values.size() - 1)).user();
    return known(values.get(0)).filter(party -> !party.user().equals(last));
  }

  private static Optional<Party> known(String value) {
    return Optional.of(Parties.party(value)).filter(party -> !party.uri().isEmpty());
  }
}
