package org.offhook.provision;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Secret;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.Signalling;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.SubscriptionState;
import org.offhook.api.sip.UserAgent;
import org.offhook.api.sip.UserAgentListener;

/**
 * Asks by SIP where the files are (RFC 6080): SUBSCRIBE for {@code ua-profile} to the multicast
 * address of all servers, or to the registrar of a line. The NOTIFY carries the place as {@code
 * application/url}.
 */
final class ProfileSubscription {
  private static final String ALL_SERVERS = "224.0.1.75";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Signalling signalling;
  private final PhoneThread thread;
  private final PhoneIdentity phone;
  private final String event;

  ProfileSubscription(
      Signalling signalling, PhoneThread thread, PhoneIdentity phone, ModelFacts facts) {
    this.signalling = signalling;
    this.thread = thread;
    this.phone = phone;
    this.event =
        "ua-profile;profile-type=\"application\";vendor=\"%s\";model=\"%s\";version=\"%s\""
            .formatted(facts.vendor(), facts.model(), facts.firmware());
  }

  /** Asks all servers that listen to the multicast address. */
  Optional<Place> everybody() throws IOException {
    String user = phone.mac().isEmpty() ? "anonymous" : phone.mac();
    Account nobody =
        new Account(
            user,
            ALL_SERVERS,
            "",
            "",
            new Secret(""),
            Optional.empty(),
            List.of(new ServerAddress(ALL_SERVERS, 5060)),
            Optional.empty(),
            Transport.UDP,
            Duration.ZERO);
    CompletableFuture<String> answer = new CompletableFuture<>();
    UserAgent agent = on(() -> signalling.open(nobody, new Nobody()));
    try {
      // As others write it: the hardware address with its kind before it, the colon escaped.
      String target = "sip:MAC%3a" + user + "@" + ALL_SERVERS;
      return wait("SIP multicast", answer, on(() -> agent.subscribe(request(target), to(answer))));
    } finally {
      thread.execute(agent::close);
    }
  }

  /** Asks the registrar of a line that is registered. */
  Optional<Place> registrar(Phone lines) throws IOException {
    Optional<Line> line = on(() -> registered(lines));
    if (line.isEmpty()) {
      return Optional.empty();
    }
    CompletableFuture<String> answer = new CompletableFuture<>();
    String target = line.get().addressOfRecord();
    return wait(
        "SIP registrar", answer, on(() -> line.get().subscribe(request(target), to(answer))));
  }

  private static Optional<Line> registered(Phone phone) {
    return phone.lines().stream()
        .filter(each -> each.registration().phase() == RegistrationState.Phase.REGISTERED)
        .findFirst();
  }

  private SubscriptionRequest request(String target) {
    return new SubscriptionRequest(target, event, List.of("application/url"), Duration.ZERO);
  }

  private static SubscriptionListener to(CompletableFuture<String> answer) {
    return new SubscriptionListener() {
      @Override
      public void onNotification(Notification notification) {
        String type = notification.contentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/url") && !notification.body().isBlank()) {
          answer.complete(notification.body().strip());
        }
      }

      @Override
      public void onState(SubscriptionState state, String reason) {
        if (state == SubscriptionState.TERMINATED) {
          answer.complete("");
        }
      }
    };
  }

  private Optional<Place> wait(
      String origin, CompletableFuture<String> answer, Subscription subscription)
      throws IOException {
    try {
      String text = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return text.isEmpty() ? Optional.empty() : Optional.of(Place.of(origin, text, phone));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      thread.execute(subscription::close);
    }
  }

  private <T> T on(Callable<T> task) throws IOException {
    try {
      return thread.call(task);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  /** Only asks: it has no registration and takes no calls. */
  private static final class Nobody implements UserAgentListener {
    @Override
    public void onRegistration(RegistrationState state) {
      // never registers
    }

    @Override
    public void onIncoming(Session session) {
      session.reject(404, "Not Found");
    }
  }
}
