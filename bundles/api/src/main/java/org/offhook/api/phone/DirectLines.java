package org.offhook.api.phone;

import java.util.Optional;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;

/**
 * Opens lines that lead straight to one server, such as that of a service. They do not register,
 * and the phone does not list them; calls on them are like any other. Phone thread.
 */
public interface DirectLines {
  /**
   * Opens a line; nothing is sent before the first call.
   *
   * @param name the line in whose name it calls, index and label included; without one it calls as
   *     {@code anonymous} at the server and has index 0
   * @param server where its requests go; the configured proxies when empty
   * @param transport how they go there; the configured transport when empty
   * @return the line; empty when no server is given and none is configured
   */
  Optional<DirectLine> open(
      Optional<Line> name, Optional<ServerAddress> server, Optional<Transport> transport);

  /** A line that leads straight to one server. */
  interface DirectLine extends Line, AutoCloseable {
    /** Gives it up; a call on it goes on, and the line ends with it. */
    @Override
    void close();
  }
}
