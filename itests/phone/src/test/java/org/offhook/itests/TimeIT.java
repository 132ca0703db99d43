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
      String told = phone.awaitOutput(Exchange.SOON, "time", "from 127.0.0.1");
      String date =
          LocalDate.now(ZoneOffset.ofHours(13)).format(DateTimeFormatter.ofPattern("MM/dd/yyyy"));
      assertTrue(told.startsWith(date) && told.contains("GMT+13:00"), told);
      assertTrue(told.matches("(?s).*\\d{1,2}:\\d\\d [AP]M.*"), told);
      phone.exec(
          "config set system/daylight_saving/activate=ENABLE"
              + " system/daylight_saving/start_date/month=1 system/ntp/daylight_saving/end_date/day=31"
              + " system/daylight_saving/end_date/month=12 system/daylight_saving/end_date/hour=23");
      phone.awaitOutput(Exchange.SOON, "time", "GMT\\+14:00, daylight saving");
    }
  }
}
