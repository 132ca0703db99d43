package org.offhook.api.sip;

import java.util.Optional;

/**
 * Derives from a challenge the password that answers it, instead of a configured one (RFC 3310:
 * authentication and key agreement). Register it as a service with the property {@value
 * #ALGORITHM}; the engine hashes with what it gives. Without one, such challenges are passed over.
 */
public interface KeyAgreement {
  /**
   * Service property: the token before the hash in the challenge's algorithm, such as {@code
   * AKAv1}.
   */
  String ALGORITHM = "digest.algorithm";

  /**
   * Answers a challenge. On the phone thread; each nonce is asked about once.
   *
   * @param user user name of the account for digest
   * @param nonce as the challenge has it
   * @return empty when this is not the user's, or the challenge is not to be answered
   */
  Optional<Agreed> answer(String user, String nonce);

  /**
   * What to answer with.
   *
   * @param password bytes that stand in the place of a password; empty with a token of our own
   * @param token what tells the server that its sequence number is out of step, in Base64 (RFC 3310
   *     section 3.4, directive {@code auts}); empty when all is well
   */
  record Agreed(byte[] password, String token) {
    @Override
    public String toString() {
      return token.isEmpty() ? "agreed" : "out of step";
    }
  }
}
