package org.offhook.dialect.broadsoft;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in the files and paths of parameters, each leading back to the other. */
final class Names {
  private static final Pattern ACCOUNT = Pattern.compile("account\\.([1-9]\\d{0,3})\\.(.+)");
  private static final Pattern LINE = Pattern.compile("voip/line/(0|[1-9]\\d{0,3})/(.+)");
  private static final String OWN = "broadsoft/";

  private static final Map<String, String> PATHS =
      Map.of(
          "enable", "enabled",
          "user", "id",
          "display_name", "extension_display",
          "label", "description",
          "auth_user", "auth_name",
          "password", "auth_password",
          "domain", "server/domain",
          "server", "server/proxy_address",
          "port", "server/proxy_port",
          "transport", "server/transport_protocol");

  private static final Map<String, String> NAMES =
      PATHS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private Names() {}

  /** The path of a name: a known account field, a path as it stands, or else kept as our own. */
  static String path(String name) {
    Matcher account = ACCOUNT.matcher(name);
    if (account.matches() && PATHS.containsKey(account.group(2))) {
      int line = Integer.parseInt(account.group(1)) - 1;
      return "voip/line/" + line + "/" + PATHS.get(account.group(2));
    }
    return name.contains("/") ? name : OWN + name;
  }

  static String name(String path) {
    return field(path)
        .orElse(
            path.startsWith(OWN) && path.indexOf('/', OWN.length()) < 0
                ? path.substring(OWN.length())
                : path);
  }

  private static Optional<String> field(String path) {
    Matcher line = LINE.matcher(path);
    return line.matches() && NAMES.containsKey(line.group(2))
        ? Optional.of(
            "account." + (Integer.parseInt(line.group(1)) + 1) + "." + NAMES.get(line.group(2)))
        : Optional.empty();
  }

  /** True for what stands in the file of the accounts. */
  static boolean ofAccount(String path) {
    return LINE.matcher(path).matches() || path.startsWith(OWN + "account.");
  }
}
