package org.offhook.config;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.config.Assignment;

/** A catalogue as bnd writes it, and lines for it. */
final class Fixture {
  static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0" xmlns:cfg="https://offhook.org/xmlns/cfg/v1.0.0" localization="x">
        <OCD id="Line" name="Line" description="" cfg:base="voip/line/{n}" cfg:first="0" cfg:last="199">
          <AD id="enabled" type="Boolean" name="Enabled" default="false" cfg:aliases="" cfg:unit="" cfg:hex="false" cfg:path="enabled"/>
          <AD id="id" type="String" name="User &amp; &quot;id&quot;" default="" cfg:aliases="" cfg:unit="" cfg:hex="false" cfg:path="id"/>
          <AD id=".authPassword" type="Password" name="Password" default="" cfg:aliases="" cfg:unit="" cfg:hex="false" cfg:path="auth_password"/>
          <AD id="timeout" type="Integer" name="Timeout" min="1" max="60" default="6" cfg:aliases="time_out" cfg:unit="s" cfg:hex="false" cfg:path="call_forward/timeout"/>
          <AD id="type" type="String" name="Type" default="UNCONDITIONAL" cfg:aliases="" cfg:unit="" cfg:hex="false" cfg:path="call_forward/type">
            <Option label="UNCONDITIONAL" value="UNCONDITIONAL"/>
            <Option label="BUSY" value="BUSY"/>
            <Option label="NO_REPLY" value="NO_REPLY"/>
          </AD>
        </OCD>
        <OCD id="Media" name="Media" description="">
          <AD id="tos" type="Integer" name="ToS" min="0" max="255" default="184" cfg:aliases="" cfg:unit="" cfg:hex="true" cfg:path="voip/media/media_tos"/>
          <AD id="preferred" type="Boolean" name="Preferred" default="true" cfg:aliases="voip/media/prefered voip/media/old" cfg:unit="" cfg:hex="false" cfg:path="voip/media/preferred"/>
          <AD id="rate" type="Integer" name="Rate" default="8000" cfg:aliases="" cfg:unit="Hz" cfg:hex="false" cfg:path="voip/media/rate"/>
          <AD id="map" type="String" name="Map" default="a\\,b\\\\c\\ d" cfg:aliases="" cfg:unit="" cfg:hex="false" cfg:path="voip/media/map"/>
          <AD id="octets" type="Long" name="Octets" default="0" cfg:aliases="" cfg:unit="" cfg:hex="true" cfg:path="voip/media/octets"/>
          <AD id="hidden" type="Integer" name="No path" default="1"/>
        </OCD>
        <Designate factoryPid="line"><Object ocdref="Line"/></Designate>
        <Designate pid="media"><Object ocdref="Media"/></Designate>
      </metatype:MetaData>
      """;

  private Fixture() {}

  static Catalogue catalogue() {
    return new Catalogue(Metatype.read("test.bundle", XML));
  }

  static List<Assignment> lines(String text) {
    return CfgFile.of(text).assignments();
  }

  /** A thousand good lines: 200 lines of five parameters. */
  static List<String> thousand() {
    List<String> lines = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      String base = "voip/line/" + n + "/";
      lines.add(base + "enabled=1");
      lines.add(base + "id=user" + n);
      lines.add(base + "auth_password=secret" + n);
      lines.add(base + "call_forward/timeout=" + (n % 60 + 1));
      lines.add(base + "call_forward/type=busy");
    }
    return lines;
  }
}
