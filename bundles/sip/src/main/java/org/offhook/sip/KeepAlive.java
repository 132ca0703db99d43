package org.offhook.sip;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.offhook.api.time.Timers.Timer;

/**
 * Keeps the way from the server to us open: empty lines (RFC 5626 section 3.5.1), and OPTIONS where
 * configured; a server that does not answer OPTIONS is registered with again. Phone thread.
 */
final class KeepAlive {
  private final Engine engine;
  private final Agent agent;
  private final Registrations registrations;
  private Server server;
  private Timer lines;
  private Timer options;
  private boolean asking;
  private int sequence;

  KeepAlive(Engine engine, Agent agent, Registrations registrations) {
    this.engine = engine;
    this.agent = agent;
    this.registrations = registrations;
  }

  /** A server answered: this is the one to keep open. */
  void heard(Server answered) {
    server = answered;
    if (lines == null && engine.config().keepalive() > 0) {
      lines = later(engine.config().keepalive(), this::sendLines);
    }
    if (options == null && optionsSeconds() > 0) {
      options = later(optionsSeconds(), this::sendOptions);
    }
  }

  /** The server that answered last. */
  Optional<Server> server() {
    return Optional.ofNullable(server);
  }

  void stop() {
    if (lines != null) {
      lines.cancel();
    }
    if (options != null) {
      options.cancel();
    }
  }

  private int optionsSeconds() {
    if (engine.config().registrarKa()) {
      return engine.config().registrarKaTimeout();
    }
    return engine.config().optionsEnabled() ? engine.config().optionsTimeout() : 0;
  }

  private void sendLines() {
    lines = later(engine.config().keepalive(), this::sendLines);
    List<Server> held = registrations.servers();
    (held.isEmpty() ? List.of(server) : held).forEach(this::sendLine);
  }

  private void sendLine(Server to) {
    engine
        .couriers()
        .to(
            to,
            () -> {
              try {
                engine.stack().heartbeat(to);
              } catch (IOException | RuntimeException e) {
                engine.noise("keep-alive not sent to " + to, e);
              }
            });
  }

  private void sendOptions() {
    options = later(optionsSeconds(), this::sendOptions);
    if (asking) {
      return;
    }
    asking = true;
    String uri = "sip:" + Text.host(agent.account().domain());
    Draft draft = agent.draft("OPTIONS", uri, "<" + uri + ">", engine.tokens().next(), "");
    new Exchange(
            engine, agent, draft, agent.directions().registrars(), () -> ++sequence, this::answered)
        .start();
  }

  private void answered(Reply reply) {
    asking = false;
    if (reply.message() == null) {
      registrations.refresh();
    }
  }

  private Timer later(int seconds, Runnable task) {
    return engine.phone().after(Duration.ofSeconds(seconds), task);
  }
}
