package org.offhook.syslog;

import java.util.Locale;

/**
 * Where lines go.
 *
 * @param network to the server
 * @param console to the console
 * @param host the server; empty when there is none
 * @param port its UDP port
 */
record Destination(boolean network, boolean console, String host, int port) {
  /** Reads it from the configuration. */
  static Destination of(SyslogConfig config) {
    String mode = config.mode().toUpperCase(Locale.ROOT);
    boolean both = mode.equals("BOTH") || mode.equals("ALL");
    String host = config.serverAddress().strip();
    return new Destination(
        both || mode.equals("NETWORK") || mode.equals("UDP"),
        both || mode.equals("CONSOLE") || mode.equals("SERIAL"),
        host.equals("0.0.0.0") ? "" : host,
        config.serverPort());
  }

  /** True when lines go anywhere. */
  boolean anywhere() {
    return console || toServer();
  }

  /** True when lines go to a server that is known. */
  boolean toServer() {
    return network && !host.isEmpty() && port > 0;
  }

  /** The server, for people. */
  String server() {
    return host + ":" + port;
  }
}
