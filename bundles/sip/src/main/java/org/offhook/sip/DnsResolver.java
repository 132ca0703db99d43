package org.offhook.sip;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.offhook.api.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks the DNS by dnsjava; plain addresses by the system, unless a server is configured. While the
 * DNS is silent its last answers count, however old (RFC 8767), so that calls outlive it.
 */
final class DnsResolver implements Resolver {
  private static final Logger LOG = LoggerFactory.getLogger(DnsResolver.class);
  private static final int DNS_PORT = 53;
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final int MAX_LAST = 200;
  private static final Record[] NONE = {};
  private static final Set<String> GONE = Set.of("timed out", "network error");

  private final String server;
  private final Duration timeout;
  private final Clock clock;
  private final Cache cache = new Cache();
  private final Map<String, Record[]> last = new ConcurrentHashMap<>();
  private volatile long silentUntil;
  private volatile int answering;

  /**
   * Asks a server.
   *
   * @param server {@code host} or {@code host:port}, several with blanks between; empty for the
   *     system's
   * @param timeout longest time for one query
   */
  DnsResolver(String server, Duration timeout, Clock clock) {
    this.server = server;
    this.timeout = timeout;
    this.clock = clock;
    silentUntil = clock.nanos();
    cache.setMaxEntries(500);
    cache.setMaxNCache(10);
  }

  @Override
  public List<Naptr> naptr(String domain) {
    return ask(domain, Type.NAPTR, NAPTRRecord.class, DnsResolver::naptr);
  }

  @Override
  public List<Srv> srv(String name) {
    return ask(name, Type.SRV, SRVRecord.class, DnsResolver::srv).stream()
        .filter(srv -> !srv.host().isEmpty())
        .toList();
  }

  @Override
  public List<String> addresses(String name) {
    if (server.isEmpty() || name.equals("localhost")) {
      return system(name);
    }
    List<String> found = new ArrayList<>();
    found.addAll(ask(name, Type.A, ARecord.class, record -> record.getAddress().getHostAddress()));
    found.addAll(
        ask(name, Type.AAAA, AAAARecord.class, record -> record.getAddress().getHostAddress()));
    return found;
  }

  private static List<String> system(String name) {
    try {
      List<String> found = new ArrayList<>();
      for (InetAddress address : InetAddress.getAllByName(name)) {
        found.add(address.getHostAddress().split("%", 2)[0]);
      }
      return found;
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static Naptr naptr(NAPTRRecord record) {
    return new Naptr(
        record.getOrder(),
        record.getPreference(),
        record.getService(),
        name(record.getReplacement()));
  }

  private static Srv srv(SRVRecord record) {
    return new Srv(
        record.getPriority(), record.getWeight(), record.getPort(), name(record.getTarget()));
  }

  private static String name(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT).replaceAll("^\\.$", "");
  }

  private <R extends Record, T> List<T> ask(
      String name, int type, Class<R> kind, Function<R, T> reader) {
    try {
      return List.of(records(name, type)).stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .map(reader)
          .toList();
    } catch (TextParseException | UnknownHostException e) {
      LOG.debug("DNS: {}: {}", name, e.getMessage());
      return List.of();
    }
  }

  private Record[] records(String name, int type) throws TextParseException, UnknownHostException {
    String question = name + " " + Type.string(type);
    if (clock.nanos() - silentUntil < 0) {
      return last.getOrDefault(question, NONE);
    }
    Lookup lookup = look(Name.fromString(name, Name.root), type);
    Record[] records = lookup.getAnswers();
    if (lookup.getResult() == Lookup.TRY_AGAIN) {
      LOG.debug("DNS: {}: {}", question, lookup.getErrorString());
      if (isGone(lookup)) {
        // Nobody waits for each further question of a name server that is gone.
        silentUntil = clock.nanos() + SILENCE.toNanos();
      }
      return last.getOrDefault(question, NONE);
    }
    if (last.size() >= MAX_LAST) {
      last.clear();
    }
    last.put(question, records == null ? NONE : records);
    return records == null ? NONE : records;
  }

  /** Asks one name server after the other, the one first that has answered last. */
  private Lookup look(Name name, int type) throws UnknownHostException {
    List<org.xbill.DNS.Resolver> all = resolvers();
    Lookup lookup = null;
    for (int tried = 0; lookup == null || tried < all.size() && isGone(lookup); tried++) {
      int number = (answering + tried) % all.size();
      lookup = new Lookup(name, type);
      lookup.setResolver(all.get(number));
      lookup.setCache(cache);
      lookup.run();
      answering = isGone(lookup) ? answering : number;
    }
    return lookup;
  }

  private static boolean isGone(Lookup lookup) {
    return lookup.getResult() == Lookup.TRY_AGAIN && GONE.contains(lookup.getErrorString());
  }

  private List<org.xbill.DNS.Resolver> resolvers() throws UnknownHostException {
    if (server.isEmpty()) {
      ExtendedResolver system = new ExtendedResolver();
      system.setTimeout(timeout);
      return List.of(system);
    }
    List<org.xbill.DNS.Resolver> each = new ArrayList<>();
    for (String one : server.split("[\\s,]+")) {
      each.add(configured(one));
    }
    return each;
  }

  private SimpleResolver configured(String text) throws UnknownHostException {
    int colon = text.lastIndexOf(':');
    boolean port = colon > 0 && text.indexOf(':') == colon;
    SimpleResolver one = new SimpleResolver(port ? text.substring(0, colon) : text);
    one.setPort(port ? Msg.leadingNumber(text.substring(colon + 1), DNS_PORT) : DNS_PORT);
    one.setTimeout(timeout);
    return one;
  }
}
