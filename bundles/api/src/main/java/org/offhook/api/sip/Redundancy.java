package org.offhook.api.sip;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.offhook.api.sip.Account.ServerAddress;

/**
 * What a user agent does when its server is lost (RFC 3263 section 4.3, RFC 3261 section 8.1.3.1).
 *
 * @param proxies servers behind those of the account, in order of preference
 * @param outbound outbound proxies behind the account's, which take the place of {@code proxies}
 * @param mode at one server or at all of them
 * @param symmetric true when no server is better than another: stay until it fails
 * @param probing time between questions to the server in use and to better ones; zero for none
 * @param byRegister true when a better server is tried by REGISTER instead of OPTIONS
 * @param failback time between attempts to return to a better server; zero for none
 * @param following time between looks whether DNS still names the server in use; zero for none
 * @param patience how long an INVITE, or a request of a call, may stay without any answer while
 *     another server is left; zero for as long as without redundancy
 * @param onServerFailure true when any 5xx moves a request to the next server, not only 503
 * @param staysOn codes that never do
 * @param quickT1 T1 in milliseconds while there is another server (RFC 3261 section 17.1.1.1); 0
 *     for the configured one
 * @param first the server to begin with, as {@link RegistrationState#server()} named it; or empty
 */
public record Redundancy(
    List<ServerAddress> proxies,
    List<ServerAddress> outbound,
    Mode mode,
    boolean symmetric,
    Duration probing,
    boolean byRegister,
    Duration failback,
    Duration following,
    Duration patience,
    boolean onServerFailure,
    Set<Integer> staysOn,
    int quickT1,
    String first) {

  /** Nothing but the account's own servers. */
  public static final Redundancy NONE =
      new Redundancy(
          List.of(),
          List.of(),
          Mode.FALLBACK,
          false,
          Duration.ZERO,
          false,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          false,
          Set.of(),
          0,
          "");

  /** How many servers hold the binding. */
  public enum Mode {
    /** One, and another when it fails. */
    FALLBACK,
    /** Each of them at the same time. */
    SIMULTANEOUS
  }

  /** Copies the lists. */
  public Redundancy {
    proxies = List.copyOf(proxies);
    outbound = List.copyOf(outbound);
    staysOn = Set.copyOf(staysOn);
  }

  /** True when an answer tells of a server that has failed, and not of the request. */
  public boolean isFailure(int code) {
    boolean failure = code == 503 || onServerFailure && code >= 500 && code < 600;
    return failure && !staysOn.contains(code);
  }

  // Spelled out: it is compared at each start, and what a record comes with is made at run time.
  @Override
  public boolean equals(Object other) {
    return other instanceof Redundancy that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  private List<Object> all() {
    return List.of(
        proxies,
        outbound,
        mode,
        symmetric,
        probing,
        byRegister,
        failback,
        following,
        patience,
        onServerFailure,
        staysOn,
        quickT1,
        first);
  }
}
