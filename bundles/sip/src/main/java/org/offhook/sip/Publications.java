package org.offhook.sip;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;

/** What one user agent publishes. Phone thread. */
final class Publications {
  private final Engine engine;
  private final Agent agent;
  private final Set<EventPublication> open = new LinkedHashSet<>();

  Publications(Engine engine, Agent agent) {
    this.engine = engine;
    this.agent = agent;
  }

  Publication open(PublicationRequest request, PublicationListener listener) {
    EventPublication publication =
        new EventPublication(engine, agent, request, listener, open::remove);
    open.add(publication);
    publication.start();
    return publication;
  }

  /** The server may have forgotten them. */
  void serverIsBack() {
    List.copyOf(open).forEach(EventPublication::serverIsBack);
  }

  /** Another server knows nothing of them. */
  void serverChanged() {
    List.copyOf(open).forEach(EventPublication::serverChanged);
  }

  void close() {
    List.copyOf(open).forEach(EventPublication::close);
  }
}
