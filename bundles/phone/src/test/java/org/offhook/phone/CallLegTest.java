package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Header;

/** What a call tells its peer. */
class CallLegTest {
  private final FakeLine line = new FakeLine(0);
  private final CallLeg leg = new CallLeg(7);

  private void invite(List<Header> headers, boolean anonymous) {
    leg.invite(line, "200", Optional.of("sdp"), headers, anonymous, null);
  }

  @Test
  void whoIsAnonymousAsksForPrivacyButNotWhenCallingForHelp() {
    invite(List.of(), true);
    assertEquals(List.of(new Header("Privacy", "id")), line.lastHeaders);
    invite(List.of(CallLeg.FOR_HELP), true);
    assertEquals(List.of(CallLeg.FOR_HELP), line.lastHeaders);
    invite(List.of(), false);
    assertEquals(List.of(), line.lastHeaders);
  }

  @Test
  void thereIsNothingToEndBeforeTheInvite() {
    leg.end();
    assertNull(leg.session());
    invite(List.of(), false);
    leg.end();
    assertEquals("end", line.last().last());
  }

  /** Without session every request fails, which is as bad as a session can be. */
  @Test
  void aSessionThatFailsDoesNotFailTheCall() {
    leg.answer("sdp");
    leg.offer("sdp");
    leg.reject(486, "Busy Here", "busy");
    leg.redirect("300", List.of());
    assertNull(leg.session());
  }
}
