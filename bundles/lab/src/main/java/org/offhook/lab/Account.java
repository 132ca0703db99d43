package org.offhook.lab;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Settings;

/**
 * The phone's account at the lab. It is given through the phone's configuration, as any
 * administrator would: this is the only thing the lab and the phone agree upon outside of SIP.
 */
final class Account {
  private static final String USER = "100";
  private static final String ENABLED = "voip/line/0/enabled";
  private static final int LAST_LINE = 5;

  private final Settings settings;

  Account(Settings settings) {
    this.settings = settings;
  }

  /** True when the capability that owns lines is there. */
  boolean linesAreKnown() {
    return paths().stream().anyMatch(path -> path.startsWith("voip/line/"));
  }

  /** True when a line has a user: then nothing is changed. */
  boolean lineIsConfigured() {
    for (int i = 0; i <= LAST_LINE; i++) {
      if (!text(i, "id").isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Configures line 0 for the lab, with a new random password. */
  void give(int port) throws InvalidSettings, IOException {
    byte[] secret = new byte[12];
    new SecureRandom().nextBytes(secret);
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put(ENABLED, "1");
    wanted.put("voip/line/0/id", USER);
    wanted.put("voip/line/0/auth_name", USER);
    wanted.put("voip/line/0/auth_password", java.util.HexFormat.of().formatHex(secret));
    server(wanted, port);
    apply(wanted);
  }

  /** Follows the lab to another port, when the phone's proxy is a lab of an earlier start. */
  void follow(int port) throws InvalidSettings, IOException {
    String proxy = settings.get("voip/signalling/sip/proxy_address").orElse("");
    String known = settings.get("voip/signalling/sip/proxy_port").orElse("");
    if (proxy.equals("127.0.0.1") && ours() && !known.equals(Integer.toString(port))) {
      Map<String, String> wanted = new LinkedHashMap<>();
      server(wanted, port);
      apply(wanted);
    }
  }

  private boolean ours() {
    return text(0, "id").equals(USER) && text(0, "auth_password").matches("[0-9a-f]{24}");
  }

  private static void server(Map<String, String> wanted, int port) {
    String number = Integer.toString(port);
    wanted.put("voip/signalling/sip/use_proxy", "1");
    wanted.put("voip/signalling/sip/proxy_address", "127.0.0.1");
    wanted.put("voip/signalling/sip/proxy_port", number);
    wanted.put("voip/signalling/sip/sip_registrar/enabled", "1");
    wanted.put("voip/signalling/sip/sip_registrar/addr", "127.0.0.1");
    wanted.put("voip/signalling/sip/sip_registrar/port", number);
  }

  private void apply(Map<String, String> wanted) throws InvalidSettings, IOException {
    Set<String> known = paths();
    wanted.keySet().removeIf(path -> !path.startsWith("voip/line/") && !known.contains(path));
    settings.set(wanted);
  }

  private Set<String> paths() {
    return settings.parameters().stream().map(Parameter::path).collect(Collectors.toSet());
  }

  /** The password of a line of the phone, by its authentication name. */
  Optional<String> password(String name) {
    for (int i = 0; i <= LAST_LINE; i++) {
      if (!name.isEmpty() && authName(i).equals(name)) {
        return settings.get(path(i, "auth_password")).filter(text -> !text.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** The authentication name of a line of the phone, by its user. */
  Optional<String> authenticationName(String user) {
    for (int i = 0; i <= LAST_LINE; i++) {
      if (!user.isEmpty() && text(i, "id").equals(user)) {
        return Optional.of(authName(i));
      }
    }
    return Optional.empty();
  }

  private String authName(int line) {
    String name = text(line, "auth_name");
    return name.isEmpty() ? text(line, "id") : name;
  }

  private String text(int line, String name) {
    return settings.get(path(line, name)).orElse("");
  }

  private static String path(int line, String name) {
    return "voip/line/" + line + "/" + name;
  }
}
