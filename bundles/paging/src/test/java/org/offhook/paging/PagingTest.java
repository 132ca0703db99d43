package org.offhook.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;

/** What is heard when, with calls and groups that a test steers. */
class PagingTest {
  @Test
  void whileIdleAPageIsHeardAtOnce() throws Exception {
    Reception desk = new Reception();
    desk.group("LOW").speaks();
    assertEquals("LOW", desk.heard());
    assertEquals("page: LOW", desk.lastNotice());
    assertEquals(1, desk.phone.engagements);
    desk.group("LOW").ends();
    assertEquals("-", desk.heard());
    assertEquals(0, desk.phone.engagements);
  }

  @Test
  void whoTakesOverIsNoNewPage() throws Exception {
    Reception desk = new Reception();
    desk.group("LOW").speaks();
    desk.group("LOW").speaks();
    assertEquals(1, desk.phone.notices.size());
    assertTrue(new PagingCommand(desk.time, desk.paging).paging().contains("pages 1, packets 7"));
  }

  @Test
  void duringACallThePersonIsAsked() throws Exception {
    Reception desk = new Reception();
    FakeCall call = desk.phone.call(false, CallState.CONNECTED);
    desk.group("HIGH").speaks();
    assertEquals("-", desk.heard());
    assertEquals("page HIGH: accept or reject?", desk.lastNotice());
    assertEquals(CallState.CONNECTED, call.state());
    desk.paging.announcements().accept();
    assertEquals("HIGH", desk.heard());
    assertEquals(CallState.HELD, call.state());
    desk.group("HIGH").ends();
    assertEquals(CallState.CONNECTED, call.state());
    assertThrows(PageRefused.class, () -> desk.paging.announcements().accept());
  }

  @Test
  void whatIsRejectedStaysUnheardUntilItEnds() throws Exception {
    Reception desk = new Reception();
    FakeCall call = desk.phone.call(false, CallState.CONNECTED);
    desk.group("LOW").speaks();
    desk.paging.announcements().reject();
    call.hangup();
    assertEquals("-", desk.heard());
    desk.group("LOW").ends();
    desk.group("LOW").speaks();
    assertEquals("LOW", desk.heard());
  }

  @Test
  void whoHangsUpBeforeAnsweringHearsIt() throws Exception {
    Reception desk = new Reception();
    FakeCall call = desk.phone.call(false, CallState.CONNECTED);
    desk.group("LOW").speaks();
    call.hangup();
    assertEquals("LOW", desk.heard());
  }

  @Test
  void bargeInHoldsTheCallAndGivesItBack() throws Exception {
    Reception desk = new Reception("bargeIn", true);
    FakeCall call = desk.phone.call(true, CallState.CONNECTED);
    desk.group("LOW").speaks();
    assertEquals("LOW", desk.heard());
    assertEquals(CallState.HELD, call.state());
    desk.group("LOW").ends();
    assertEquals(CallState.CONNECTED, call.state());
  }

  @Test
  void aConferenceIsHeldAsAWhole() throws Exception {
    Reception desk = new Reception("bargeIn", true);
    FakeCall one = desk.phone.call(true, CallState.CONNECTED);
    FakeCall two = desk.phone.call(true, CallState.CONNECTED);
    desk.phone.join(List.<Call>of(one, two));
    desk.group("LOW").speaks();
    assertEquals(List.of(CallState.HELD, CallState.HELD), List.of(one.state(), two.state()));
  }

  @Test
  void aCallThatIsBeingDialledIsNotBrokenInto() throws Exception {
    Reception desk = new Reception("bargeIn", true);
    FakeCall call = desk.phone.call(false, CallState.DIALING);
    desk.group("HIGH").speaks();
    assertEquals("-", desk.heard());
    desk.group("FIRE").speaks();
    assertEquals("FIRE", desk.heard());
    call.become(CallState.CONNECTED);
    assertEquals("FIRE", desk.heard());
    assertEquals(CallState.CONNECTED, call.state(), "it may be the call for help");
  }

  @Test
  void anEmergencyBreaksIntoEverything() throws Exception {
    Reception desk = new Reception();
    desk.quiet = true;
    FakeCall call = desk.phone.call(true, CallState.CONNECTED);
    desk.group("FIRE").speaks();
    assertEquals("FIRE", desk.heard());
    assertEquals(CallState.HELD, call.state());
    desk.group("FIRE").ends();
    assertEquals(CallState.CONNECTED, call.state());
    desk.paging.start("LOW");
    desk.group("FIRE").speaks();
    assertEquals(List.of(), desk.groups.sending);
    assertEquals("FIRE", desk.heard());
  }

  @Test
  void aHigherGroupInterruptsALowerOneWhichComesBack() throws Exception {
    Reception desk = new Reception();
    desk.group("LOW").speaks();
    desk.group("HIGH").speaks();
    assertEquals("HIGH", desk.heard());
    desk.group("FIRE").speaks();
    assertEquals("FIRE", desk.heard());
    desk.group("HIGH").ends();
    assertEquals("FIRE", desk.heard());
    desk.group("FIRE").ends();
    assertEquals("LOW", desk.heard());
    desk.group("LOW").ends();
    assertEquals(0, desk.phone.engagements);
  }

  @Test
  void anEqualOneWaitsItsTurn() throws Exception {
    Reception desk = new Reception();
    desk.group(4, "LOW TOO", "224.0.1.4", "NORMAL", true);
    desk.group("LOW TOO").speaks();
    desk.group("LOW").speaks();
    assertEquals("LOW TOO", desk.heard());
    desk.group("LOW TOO").ends();
    assertEquals("LOW", desk.heard());
  }

  @Test
  void doNotDisturbKeepsOnlyTheLowestOut() throws Exception {
    Reception desk = new Reception();
    desk.quiet = true;
    desk.group("LOW").speaks();
    assertEquals("-", desk.heard());
    assertEquals(List.of(), desk.phone.notices);
    desk.group("HIGH").speaks();
    assertEquals("HIGH", desk.heard());
  }

  @Test
  void whoAnswersACallHasHeardEnough() throws Exception {
    Reception desk = new Reception();
    desk.group("LOW").speaks();
    FakeCall call = desk.phone.call(true, CallState.RINGING_IN);
    assertEquals("LOW", desk.heard(), "it rings as if a call was up");
    assertEquals(1, desk.phone.engagements);
    call.answer();
    assertEquals("-", desk.heard());
    assertEquals(CallState.CONNECTED, call.state());
    assertEquals(0, desk.phone.engagements);
  }

  @Test
  void whoResumesTheCallHasHeardEnough() throws Exception {
    Reception desk = new Reception("bargeIn", true);
    FakeCall call = desk.phone.call(true, CallState.CONNECTED);
    desk.group("LOW").speaks();
    call.resume();
    assertEquals("-", desk.heard());
    desk.group("LOW").ends();
    assertEquals(CallState.CONNECTED, call.state());
  }

  @Test
  void aPageOfOurOwn() throws Exception {
    Reception desk = new Reception();
    FakeCall call = desk.phone.call(true, CallState.CONNECTED);
    desk.paging.start("low");
    assertEquals(List.of("LOW"), desk.groups.sending);
    assertEquals(CallState.HELD, call.state());
    assertRefused("LOW is being paged", desk, "HIGH");
    desk.group("LOW").speaks();
    assertEquals("-", desk.heard(), "the person speaks");
    assertTrue(desk.paging.announcements().end());
    assertFalse(desk.paging.announcements().end());
    assertEquals(List.of(), desk.groups.sending);
    desk.group("LOW").ends();
    assertEquals(CallState.CONNECTED, call.state());
    desk.paging.start("0");
    FakeCall waiting = desk.phone.call(true, CallState.RINGING_IN);
    assertEquals(List.of("LOW"), desk.groups.sending);
    waiting.answer();
    assertEquals(List.of(), desk.groups.sending);
  }

  @Test
  void pagingWhileOneIsHeard() throws Exception {
    Reception desk = new Reception();
    desk.group("HIGH").speaks();
    assertRefused("page HIGH comes first", desk, "LOW");
    assertRefused("somebody else is paging HIGH", desk, "HIGH");
    desk.paging.start("FIRE");
    assertEquals("-", desk.heard());
    desk.paging.announcements().end();
    assertEquals("HIGH", desk.heard());
  }

  @Test
  void whatCannotBePagedIsSaid() throws Exception {
    assertRefused("paging is not enabled", new Reception("enabled", false), "LOW");
    Reception mute = new Reception("making", false);
    assertRefused("this phone may not page", mute, "LOW");
    Reception desk = new Reception();
    assertRefused("there is no group OFF in use", desk, "OFF");
    assertRefused("there is no group 17 in use", desk, "17");
    desk.groups.failure = "no sound";
    assertRefused("no sound", desk, "LOW");
    assertEquals(0, desk.phone.engagements);
  }

  private static void assertRefused(String why, Reception desk, String group) {
    PageRefused refused = assertThrows(PageRefused.class, () -> desk.paging.start(group));
    assertEquals(why, refused.getMessage());
  }

  @Test
  void groupsAreJoinedWhileEnabledAndInUse() throws Exception {
    Reception desk = new Reception("enabled", false);
    assertEquals(0, desk.groups.joined.size());
    assertEquals(HealthProbe.Health.ok("off"), desk.paging.probe());
    desk.paging.modified(Reception.config());
    desk.time.run();
    assertEquals(List.of("LOW", "HIGH", "FIRE"), List.copyOf(desk.groups.joined.keySet()));
    assertEquals(Duration.ofSeconds(8), desk.groups.silence);
    assertEquals("G722_8000", desk.groups.opened.get(0).codec());
    assertEquals(8888, desk.groups.opened.get(0).port());
    desk.group("LOW").speaks();
    desk.paging.modified(Reception.config("bargeIn", true, "making", false));
    desk.time.run();
    assertEquals("LOW", desk.heard(), "nothing is torn down for that");
    assertRefused("this phone may not page", desk, "FIRE");
    desk.paging.modified(Reception.config("endsAfter", 0));
    desk.time.run();
    assertEquals("-", desk.heard());
    assertEquals(Duration.ofMillis(200), desk.groups.silence);
    desk.paging.close();
    assertEquals(0, desk.groups.joined.size());
    assertEquals(0, desk.time.pending());
  }

  @Test
  void whatCannotBeJoinedIsTriedAgain() throws Exception {
    Reception desk = new Reception("enabled", false);
    desk.groups.failure = "there is no network interface eth0";
    desk.paging.modified(Reception.config());
    desk.time.run();
    assertEquals(HealthProbe.State.WARN, desk.paging.probe().state());
    desk.groups.failure = "";
    desk.time.advance(Duration.ofSeconds(3));
    assertEquals(HealthProbe.Health.ok("3 groups"), desk.paging.probe());
    assertEquals(0, desk.time.pending());
  }

  @Test
  void whatIsWrongIsNamedByItsPath() throws Exception {
    Reception desk = new Reception();
    desk.group(5, "A", "10.0.0.1", "NORMAL", true);
    desk.group(6, "B", "224.0.1.0", "NORMAL", true);
    desk.group(7, "C", "everybody", "NORMAL", true);
    String detail = desk.paging.probe().detail();
    String path = "voip/services/group_paging/group/";
    assertTrue(detail.contains(path + "5: 10.0.0.1 is no multicast address"), detail);
    assertTrue(detail.contains(path + "6/multicast_addr: 224.0.1.0 port 8888 is that of"), detail);
    assertTrue(detail.contains(path + "7: \"everybody\" is no IP address"), detail);
    assertEquals(0, desk.time.pending(), "waiting does not mend that");
  }

  @Test
  void aGroupThatGoesWhileItIsHeardGivesTheCallBack() throws Exception {
    Reception desk = new Reception("bargeIn", true);
    ConfiguredGroup configured = desk.group(8, "SHORT", "224.0.1.8", "NORMAL", true);
    FakeCall call = desk.phone.call(true, CallState.CONNECTED);
    desk.group("SHORT").speaks();
    desk.paging.unbindGroup(configured);
    desk.time.run();
    assertEquals(CallState.CONNECTED, call.state());
    assertFalse(desk.groups.joined.containsKey("SHORT"));
  }

  @Test
  void theCommands() throws Exception {
    Reception desk = new Reception();
    PageCommand page = new PageCommand(desk.time, desk.paging);
    PagingCommand paging = new PagingCommand(desk.time, desk.paging);
    assertEquals("LOW is paged", page.page("low"));
    assertTrue(paging.paging().startsWith("pages made: 1; now to LOW, packets 0\n"));
    assertEquals("the page has ended", page.page("end"));
    assertThrows(IllegalStateException.class, () -> page.page("end"));
    assertThrows(IllegalArgumentException.class, page::page);
    desk.group("LOW").speaks();
    String text = paging.paging();
    assertTrue(text.contains("0  LOW  224.0.1.0 port 8888  NORMAL  heard from 192.0.2.1; "), text);
    assertTrue(text.contains("heard after 21 ms"), text);
    assertTrue(text.contains("3  OFF  224.0.1.3 port 8888  NORMAL  not activated"), text);
    assertEquals("the page is not heard", page.page("reject"));
    assertEquals("-", desk.heard());
  }
}
