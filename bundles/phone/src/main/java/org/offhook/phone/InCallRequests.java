package org.offhook.phone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests inside a call that belong to a capability, such as INFO (RFC 6086). */
final class InCallRequests {
  private static final Logger LOG = LoggerFactory.getLogger(InCallRequests.class);

  private final Ranked<CallRequestHandler> handlers = new Ranked<>();
  private final Map<CallRequestHandler, Set<String>> methods = new ConcurrentHashMap<>();

  void add(CallRequestHandler handler, Map<String, ?> properties) {
    methods.put(handler, named(properties.get(CallRequestHandler.METHOD)));
    handlers.add(handler, properties);
  }

  void remove(CallRequestHandler handler) {
    handlers.remove(handler);
    methods.remove(handler);
  }

  /** Gives a request to the first handler that takes it, else answers 489 or 501. Phone thread. */
  void handle(Call call, IncomingRequest request) {
    for (CallRequestHandler handler : handlers.all()) {
      if (methods.getOrDefault(handler, Set.of()).contains(request.method())
          && taken(handler, call, request)) {
        return;
      }
    }
    request.respond(
        Set.of("NOTIFY", "SUBSCRIBE").contains(request.method())
            ? new Response(489, "Bad Event", List.of(), "")
            : new Response(501, "Not Implemented", List.of(), ""));
  }

  private static boolean taken(CallRequestHandler handler, Call call, IncomingRequest request) {
    try {
      return handler.handle(call, request);
    } catch (RuntimeException e) {
      LOG.error("{} failed to take in a request", handler.getClass().getName(), e);
      return false;
    }
  }

  private static Set<String> named(Object property) {
    if (property instanceof String[] several) {
      return Set.of(several);
    }
    return property instanceof String one ? Set.of(one) : Set.of();
  }
}
