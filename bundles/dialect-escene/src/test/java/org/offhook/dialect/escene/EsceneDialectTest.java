package org.offhook.dialect.escene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect.Reading;
import org.offhook.api.config.PhoneIdentity;

class EsceneDialectTest {
  private final EsceneDialect dialect = new EsceneDialect(AesKeys.ONE);

  private static final String FILE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <all>
        <SipDSPs><dsp EchoSuppression="1" enableCode0="G722" enableCode1="G711A" Strange="&lt;x&gt;"/></SipDSPs>
        <sipUsers>
          <sipUser id="0" EnableAccount="1" UserNumber="4711" Password="s&quot;e" LinkUse="1"
                   ProxyServerAddress="pbx.example:5070" RTPBegin="10000"/>
          <sipUser id="2" EnableAccount="0" UserName="B &amp; B" LinkUse="9"/>
        </sipUsers>
        <Networks><network NetConfigType="2">text</network></Networks>
        <hotlines><hotline id="3" Type="5" HotlineNum="123" Name="Door"/></hotlines>
      </all>
      """;

  private Map<String, String> values(String text) throws IOException {
    Reading reading = read(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), reading.problems());
    Map<String, String> values = new LinkedHashMap<>();
    reading.assignments().forEach(line -> values.put(line.path(), line.value()));
    return values;
  }

  private Reading read(byte[] bytes) throws IOException {
    return dialect.read("f.xml", new ByteArrayInputStream(bytes));
  }

  private String written(Map<String, String> values) throws IOException {
    List<Assignment> lines = new ArrayList<>();
    values.forEach((path, value) -> lines.add(new Assignment(0, path, value)));
    StringWriter out = new StringWriter();
    dialect.write(lines, out);
    return out.toString();
  }

  @Test
  void ringsAndTheLockBecomeParameters() throws Exception {
    String file =
        "<all><SipDSPs><dsp InternalRingerText1=\"external\" InternalRingerFile1=\"Ring5.wav\"/>"
            + "</SipDSPs><sipUsers><sipUser id=\"2\" RingFilename=\"Ring3.wav\"/></sipUsers>"
            + "<lcds><lcd LockScreenEnable=\"1\" lockScreenPassword=\"4711\"/></lcds></all>";
    Map<String, String> values = values(file);
    assertEquals("external", values.get("voip/distinctive_ringing/1/type"));
    assertEquals("Ring5.wav", values.get("voip/distinctive_ringing/1/ringtone"));
    assertEquals("Ring3.wav", values.get("personal_settings/lines/2/ring_tone"));
    assertEquals("1", values.get("system/pin_lock/enabled"));
    assertEquals("4711", values.get("offhook/lock/pin"));
    assertTrue(written(values).contains("RingFilename=\"Ring3.wav\""));
  }

  @Test
  void whatIsKnownBecomesTheParameterOfThatMeaning() throws Exception {
    Map<String, String> values = values(FILE);
    assertEquals("4711", values.get("voip/line/0/id"));
    assertEquals("s\"e", values.get("voip/line/0/auth_password"));
    assertEquals("TCP", values.get("voip/line/0/server/transport_protocol"));
    assertEquals("pbx.example", values.get("voip/line/0/server/proxy_address"));
    assertEquals("5070", values.get("voip/line/0/server/proxy_port"));
    assertEquals("B & B", values.get("voip/line/2/extension_display"));
    assertEquals("PCMA", values.get("voip/codec/codec_info/1/name"));
    assertEquals("SPEED_DIAL", values.get("personal_settings/functional_key/3/type"));
  }

  @Test
  void theRestIsKeptWordForWord() throws Exception {
    Map<String, String> values = values(FILE);
    assertEquals("<x>", values.get("escene/SipDSPs/dsp/0/Strange"));
    assertEquals("9", values.get("escene/sipUsers/sipUser/2/LinkUse"));
    assertEquals("text", values.get("escene/Networks/network/0/_text"));
  }

  @Test
  void aFileWrittenByAPhoneGivesAFreshOneTheSameParameters() throws Exception {
    Map<String, String> values = values(FILE);
    values.put("voip/line/1/id", "x");
    values.put("voip/line/1/server/proxy_address", "::1");
    values.put("voip/line/1/server/proxy_port", "5062");
    values.put("voip/line/3/server/proxy_port", "5064");
    values.put("voip/line/2/server/transport_protocol", "sctp?");
    values.put("voip/media/media_port", "6000");
    values.put("offhook/text", "a=b; c \"d\" <e> \u00e4 \ud83d\ude00");
    values.put("escene/oddly/named", "1");
    values.put("escene/a b/c", "2");
    Map<String, String> again = values(written(values));
    assertEquals(new TreeMap<>(values).toString(), new TreeMap<>(again).toString());
  }

  @Test
  void aLaterChangeWinsOverWhatWasKept() throws Exception {
    Map<String, String> values = values(FILE);
    values.put("voip/line/2/server/transport_protocol", "TLS");
    assertTrue(written(values).contains("UserName=\"B &amp; B\""));
    assertEquals("TLS", values(written(values)).get("voip/line/2/server/transport_protocol"));
  }

  @Test
  void keysGoIntoTheirOwnFile() throws Exception {
    List<Assignment> lines = read(FILE.getBytes(StandardCharsets.UTF_8)).assignments();
    StringWriter settings = new StringWriter();
    StringWriter keys = new StringWriter();
    dialect.write("001122334455.xml", lines, settings);
    dialect.write("4711_Extern.xml", lines, keys);
    assertTrue(keys.toString().contains("hotline") && !keys.toString().contains("sipUser"));
    assertTrue(settings.toString().contains("sipUser") && !settings.toString().contains("hotline"));
  }

  @Test
  void keysOfModulesAndPrintedKeysHaveTheirPlaces() throws IOException {
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <all>
          <hotlines><hotline id="11" Type="2" HotlineNum="9" SipAccounts="127"/></hotlines>
          <Extensions><extension id="31" Type="5" HotlineNum="201" SipAccounts="1"/></Extensions>
          <Extension6s><extension6 id="31" Type="4" HotlineNum="12#" Name="Gate"/></Extension6s>
          <ProgramKeys><ProgramKey id="1" Type="1"/><ProgramKey id="5" Type="9"/></ProgramKeys>
        </all>
        """;
    Map<String, String> values = values(text);
    String keys = "personal_settings/functional_key/";
    assertEquals("SPEED_DIAL_PREFIX", values.get(keys + "11/type"));
    assertEquals("SPEED_DIAL", values.get(keys + "43/type"));
    assertEquals("1", values.get(keys + "43/shared_line_index"));
    assertEquals("DTMF", values.get(keys + "203/type"));
    assertEquals("Gate", values.get(keys + "203/key_label"));
    assertEquals("REDIAL", values.get("personal_settings/soft_key/1/key_function"));
    assertEquals(
        "MISSED_CALLS", values.get("personal_settings/navigation_control/1/key_operation"));
    StringWriter written = new StringWriter();
    dialect.write(
        "4711_Extern.xml", read(text.getBytes(StandardCharsets.UTF_8)).assignments(), written);
    assertEquals(values, values(written.toString()));
    assertTrue(written.toString().contains("<extension6 "), written.toString());
    assertTrue(written.toString().contains("SipAccounts=\"127\""), written.toString());
  }

  @Test
  void oneLineAndUtf16AndEncryptedFilesAreRead() throws Exception {
    String line = FILE.replace("\n", " ");
    assertEquals("4711", values(line).get("voip/line/0/id"));
    byte[] wide = FILE.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
    assertEquals(read(FILE.getBytes()).assignments().size(), read(wide).assignments().size());
    byte[] sealed = AesKeys.ONE.seal(FILE.getBytes(StandardCharsets.UTF_8));
    assertEquals(read(FILE.getBytes()).assignments(), read(sealed).assignments());
    EsceneDialect other = new EsceneDialect(new AesKeys("fedcba9876543210".getBytes()));
    IOException refused =
        assertThrows(
            IOException.class, () -> other.read("f.xml", new ByteArrayInputStream(sealed)));
    assertTrue(refused.getMessage().startsWith("f.xml: "), refused.getMessage());
  }

  @Test
  void claimsItsOwnFilesOnly() {
    assertTrue(dialect.claims("0011.xml", FILE.getBytes()));
    assertFalse(dialect.claims("x.cfg", FILE.getBytes()));
    assertFalse(dialect.claims("1287_Phonebook.xml", "<all>".getBytes()));
    assertFalse(dialect.claims("page.xml", "<html>".getBytes()));
  }

  @Test
  void asksForTheFilesOfThePhone() {
    assertEquals(
        "001122334455.xml",
        dialect.fileNames(new PhoneIdentity("00:11:22:33:44:55", "ES410", "1287")).get(0));
    assertTrue(
        dialect.fileNames(new PhoneIdentity("", "ES410", "1287")).contains("1287_Extern.xml"));
  }
}
