package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Party;

/** Who the other end of a session is, as its messages tell. Phone thread. */
final class OtherEnd {
  private final Optional<Party> divertedBy;
  private SIPMessage message;
  private Party party;

  private OtherEnd(SIPMessage message, Party party, Optional<Party> divertedBy) {
    this.message = message;
    this.party = party;
    this.divertedBy = divertedBy;
  }

  /** Somebody who is called, of whom no more is known than the address. */
  static OtherEnd called(String uri) {
    return new OtherEnd(null, Parties.party("<" + uri + ">"), Optional.empty());
  }

  /** Who calls us. */
  static OtherEnd caller(SIPRequest invite) {
    return new OtherEnd(invite, Parties.of(invite, "From"), Diversions.first(invite));
  }

  /**
   * Takes the identity from a message.
   *
   * @param fallback {@code From} of a request, {@code To} of a response
   * @return true when it is another one
   */
  boolean told(SIPMessage by, String fallback) {
    message = by;
    Party now = Parties.of(by, fallback);
    if (now.uri().isEmpty() || now.equals(party)) {
      return false;
    }
    party = now;
    return true;
  }

  /** The same with what a trusted server asserts inside the dialog; false where it does not. */
  boolean asserted(SIPMessage by) {
    boolean says =
        Msg.value(by, "P-Asserted-Identity").isPresent()
            || Msg.value(by, "Remote-Party-ID").isPresent();
    return says && told(by, "From");
  }

  Party party() {
    return party;
  }

  /** Who sent the call on to us. */
  Optional<Party> divertedBy() {
    return divertedBy;
  }

  /** Headers of the message that told last. */
  List<String> headers(String name) {
    return message == null ? List.of() : Msg.values(message, name);
  }
}
