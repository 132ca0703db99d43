package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;

/** Each capability leaves while a call is up, and comes back as it was configured. */
@Alone
class RemovalIT {
  /** Features and a parameter of each, with a value that is not its default. */
  private static final Map<String, String> FEATURES = new LinkedHashMap<>();

  static {
    FEATURES.put("advice-of-charge", "system/aoc/currency=eur");
    FEATURES.put("auto-answer", "voip/advanced_auto_answer/timeout=7");
    FEATURES.put("blf", "voip/services/busy_lamp_field/subscription_period=600");
    FEATURES.put("call-log", "offhook/call_log/size=33");
    FEATURES.put("conference-server", "voip/services/conference/conf_ms_addr=conf@127.0.0.1");
    FEATURES.put("conference", "offhook/conference/parties=3");
    FEATURES.put("dial-plan", "voip/signalling/sip/digit_map=9xxx");
    FEATURES.put("dial-tones", "voip/dialing/dialtone_timeout=31");
    FEATURES.put("digest-aka", "offhook/aka/3/user=aka");
    FEATURES.put("dnd", "voip/services/dnd_reject_code=480");
    FEATURES.put("dtmf", "offhook/dtmf/gap=90");
    FEATURES.put("emergency", "offhook/emergency/patience=11");
    FEATURES.put("failover", "offhook/failover/patience=1234");
    FEATURES.put("firmware", "offhook/firmware/trial_seconds=99");
    FEATURES.put("forward", "voip/call_forward/enable_diversion_header=0");
    FEATURES.put("hold-extras", "offhook/hold/reminder=77");
    FEATURES.put("hotline", "voip/dialing/auto_dialing/timeout=16");
    FEATURES.put("keys", "personal_settings/functional_key/13/speed_dial_number=4711");
    FEATURES.put("lock", "system/lock/0/allow_incoming_calls=1");
    FEATURES.put("mwi", "voip/services/msg_waiting_ind/voice_mail_number=4712");
    FEATURES.put("paging", "voip/services/group_paging/end_income_paging_timeout=77");
    FEATURES.put("pickup", "voip/services/call_pickup/access_code=*8");
    FEATURES.put("provision", "provisioning/period/hourly/hours_interval=48");
    FEATURES.put("presence-publish", "offhook/presence/publish/expires=1234");
    FEATURES.put("redial", "voip/dialing/automatic_redial_on_busy/retry_timer=44");
    FEATURES.put("ringing", "personal_settings/lines/0/ring_tone=Ring05");
    FEATURES.put("screening", "offhook/screening/busy_on_busy=1");
    FEATURES.put(
        "shared-line", "voip/line/1/shared_call_appearance/call_info_expiration_timeout=600");
    FEATURES.put("signaled-digits", "offhook/signaled_digits/expires=77");
    FEATURES.put("syslog", "offhook/syslog/facility=17");
    FEATURES.put("time-sync", "system/ntp/sync_time/hours=6");
    FEATURES.put("tones", "voip/audio/gain/tone_signal_level=15");
    FEATURES.put("transfer", "system/semi_attended/enable=1");
    FEATURES.put("voice-dialing", "voip/services/vocanom/label=Speak");
  }

  @TempDir Path directory;

  @Test
  void theCallStaysTheFeatureGoesAndComesBackConfigured() throws Exception {
    Path theirs = directory.resolve("theirs.wav");
    // baresip hangs up at the end of its file.
    Likeness.write(theirs, 8000, 1, 150, 71);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory, exchange.configuration("UDP", String.join("\n", FEATURES.values())));
        Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      for (Map.Entry<String, String> each : FEATURES.entrySet()) {
        String feature = each.getKey();
        String path = each.getValue().split("=")[0];
        String value = each.getValue().split("=")[1];
        assertEquals(value, phone.exec("config get " + path).strip(), feature);
        phone.exec("feature remove " + feature);
        assertTrue(
            phone.tryExec("config get " + path).output().contains("no installed capability"),
            feature + " has left, its parameters have not");
        assertFalse(phone.exec("features").matches("(?s).*\\n" + feature + " +active.*"), feature);
        String health = phone.tryExec("health").output();
        assertFalse(health.contains("CRITICAL"), feature + " is missed:\n" + health);
        phone.exec("feature install " + feature);
        assertEquals(value, phone.exec("config get " + path).strip(), feature + " is back");
        assertTrue(phone.exec("calls").contains("CONNECTED"), feature);
      }
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }
}
