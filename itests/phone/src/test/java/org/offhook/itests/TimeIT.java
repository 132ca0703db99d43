package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Chrony;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** The time of chrony on the phone that ships. */
class TimeIT {
  @TempDir Path directory;

  @Test
  void daylightSavingCountsFromTheStartWhereNothingElseIsSet() throws Exception {
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            String.join(
                "\n",
                "voip/signalling/sip/port=0",
                "offhook/dhcp/enabled=0",
                "system/daylight_saving/activate=ENABLE",
                "system/daylight_saving/start_date/month=1",
                "system/daylight_saving/end_date/month=12",
                "system/daylight_saving/end_date/day=31",
                "system/daylight_saving/end_date/hour=23",
                ""))) {
      phone.awaitOutput(Exchange.SOON, "time", "GMT\\+01:00, daylight saving");
    }
  }

  @Test
  void theParametersOfThePhonesSteerTheClock() throws Exception {
    assumeTrue(Chrony.isInstalled(), "chronyd is not installed");
    try (Chrony chrony = Chrony.start(directory);
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                String.join(
                    "\n",
                    "voip/signalling/sip/port=0",
                    "offhook/time/port=" + chrony.port(),
                    "system/ntp/enabled=1",
                    "system/ntp/primary_server_address=127.0.0.1",
                    "system/ntp/gmt_offset=+13:00",
                    "system/ntp/date_display_format=AMERICAN",
                    "system/ntp/time_display_format=12hour",
                    ""))) {
      phone.awaitOutput(Exchange.SOON, "time", "from 127.0.0.1");
      String before = there();
      String told = phone.exec("time");
      // Midnight may have come.
      assertTrue(told.startsWith(before) || told.startsWith(there()), told);
      assertTrue(told.contains("GMT+13:00"), told);
      assertTrue(told.matches("(?s).*\\d{1,2}:\\d\\d [AP]M.*"), told);
      phone.exec(
          "config set system/daylight_saving/activate=ENABLE"
              + " system/daylight_saving/start_date/month=1 system/ntp/daylight_saving/end_date/day=31"
              + " system/daylight_saving/end_date/month=12 system/daylight_saving/end_date/hour=23");
      phone.awaitOutput(Exchange.SOON, "time", "GMT\\+14:00, daylight saving");
    }
  }

  /** The date thirteen hours east of Greenwich. */
  private static String there() {
    return LocalDate.now(ZoneOffset.ofHours(13)).format(DateTimeFormatter.ofPattern("MM/dd/yyyy"));
  }

  /** A registrar that lives in the year 2040. */
  private static final String REGISTRAR =
      new Scenario("[media_port]")
          .receives("REGISTER")
          .answers("200 OK", "Expires: 600", "Date: Wed, 01 Feb 2040 10:20:30 GMT")
          .toString();

  @Test
  void theSipServerTellsTheTimeInItsModeOnly() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Sipp sipp = Sipp.start(REGISTRAR, "-m", "9");
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                String.join(
                    "\n",
                    "voip/signalling/sip/port=" + FreePort.any(),
                    "voip/signalling/sip/proxy_address=127.0.0.1",
                    "voip/signalling/sip/proxy_port=" + sipp.port(),
                    "voip/line/0/enabled=1",
                    "voip/line/0/id=100",
                    "offhook/dhcp/enabled=0",
                    "offhook/time/mode=SIP",
                    "system/ntp/gmt_offset=+02:00",
                    ""))) {
      String told = phone.awaitOutput(Exchange.SOON, "time", "from SIP server");
      assertTrue(told.matches("(?s)01/02/2040 12:2\\d GMT\\+02:00, .* 127\\.0\\.0\\.1:.*"), told);
      // By hand it is as the person says, whatever the registrar does.
      phone.exec("config set offhook/time/mode=MANUAL");
      phone.exec("time set 2030-03-04T05:06");
      phone.exec("config set voip/line/0/description=again");
      phone.awaitOutput(Exchange.SOON, "lines", " REGISTERED ");
      String manual = phone.exec("time");
      assertTrue(manual.matches("(?s)04/03/2030 05:0[67] .*from set by hand.*"), manual);
      phone.exec("config set offhook/time/mode=SNTP voip/line/0/description=once-more");
      phone.awaitOutput(Exchange.SOON, "lines", " REGISTERED ");
      assertTrue(phone.exec("time").contains("set by hand"), phone.exec("time"));
      phone.exec("config set offhook/time/mode=SIP voip/line/0/description=and-again");
      phone.awaitOutput(Exchange.SOON, "time", "01/02/2040 .* from SIP server");
    }
  }
}
