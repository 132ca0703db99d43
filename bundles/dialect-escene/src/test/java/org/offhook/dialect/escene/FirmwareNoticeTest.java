package org.offhook.dialect.escene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.config.FirmwareNotice;

class FirmwareNoticeTest {
  @ParameterizedTest
  @CsvSource({
    "2.0.4.5, true",
    "2.0.4.6, false",
    "2.0.4.7, false",
    "2.0.4.10, false",
    "2.0.3.99, true",
    "2.0, true",
    "2.1, false",
    "V2.0.4.6-1570, false",
    "'', true"
  })
  void onlyANewerOneCounts(String installed, boolean newer) throws Exception {
    FirmwareNotice notice = FirmwareNotice.parse("S_ES410_version2.0.4.6\r\n");
    assertFalse(notice.kernel());
    assertEquals(newer, notice.newerThan(installed));
  }

  @Test
  void aKernelIsOneByItsName() throws Exception {
    FirmwareNotice notice = FirmwareNotice.parse("K_uImage_400.bin_version2.1.6");
    assertTrue(notice.kernel());
    assertEquals("2.1.6", notice.version());
  }

  @ParameterizedTest
  @CsvSource({
    "ES410, F00400.cfg",
    "ES620, F00600.cfg",
    "DS622, F00600.cfg",
    "es310, F00300.cfg",
    "DS212, F00200.cfg"
  })
  void aModelHasTheNoticeOfItsGroup(String model, String file) {
    assertEquals(Optional.of(file), FirmwareNotice.fileName(model, false));
    assertEquals(Optional.of(file.replace('F', 'K')), FirmwareNotice.fileName(model, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "S_ES410", "S_../x_version1", "S_ES410_version", "a\nS_x_version1"})
  void anythingElseIsRefused(String text) {
    assertThrows(IOException.class, () -> FirmwareNotice.parse(text));
    assertEquals(Optional.empty(), FirmwareNotice.fileName("440HD", false));
  }
}
