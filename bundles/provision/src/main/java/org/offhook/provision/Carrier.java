package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.config.Problem.Kind;
import org.offhook.api.config.Settings;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.PhonebookFormat;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.Fetcher;
import org.offhook.api.time.Clock;
import org.offhook.provision.Copies.Copy;
import org.offhook.provision.Copies.Login;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries single items by hand, from and to servers and files. */
@Component(
    service = Carrier.class,
    configurationPid = {"org.offhook.model", ProvisionConfig.PID})
public final class Carrier {
  private static final String KEYS = "personal_settings/functional_key/";
  private static final String TEXT = "text";
  private static final int LARGEST = 64 << 20;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Settings settings;
  private final Shelf shelf;
  private final Fetchers remote;
  private final Fetchers local = new Fetchers();
  private final ProvisionConfig config;
  private final ModelFacts facts;
  private final Path memory;
  private final Path here;
  private final Journal journal;

  /** With what it carries, and by whom. */
  @Activate
  public Carrier(
      @Reference Settings settings,
      @Reference Shelf shelf,
      @Reference Fetchers fetchers,
      @Reference Clock clock,
      BundleContext context,
      ProvisionConfig config,
      ModelFacts facts) {
    this.settings = settings;
    this.shelf = shelf;
    this.remote = fetchers;
    this.journal = new Journal(() -> clock.now().toString());
    this.config = config;
    this.facts = facts;
    String data = context.getProperty("offhook.data");
    String directory = context.getProperty("offhook.cwd");
    this.memory = Path.of(data == null ? "data" : data).resolve("provision").resolve("by-hand");
    this.here = Path.of(directory == null ? "" : directory);
    local.bindFetcher(new HostFile(), Map.of(Fetcher.SCHEME, HostFile.NAME));
  }

  /**
   * Takes an item in.
   *
   * @param from URL, or name of a file
   * @return what came of it, for people
   * @throws IOException when nothing was changed, with the reason
   */
  synchronized String update(Item item, String from) throws IOException {
    Carried place = place(from);
    return switch (item) {
      case SOFTWARE -> software(place);
      case KERNEL -> throw noKernel();
      case CONFIGURATION -> configuration(place);
      case PHONEBOOK -> phonebook(place);
      case KEYS -> keys(place);
    };
  }

  /**
   * Gives an item out.
   *
   * @param to URL, or name of a file
   * @return what came of it, for people
   * @throws IOException when it did not get there
   */
  synchronized String backup(Item item, String to) throws IOException {
    Carried place = place(to);
    byte[] bytes =
        switch (item) {
          case SOFTWARE -> throw new IOException("firmware is not given out: its vendor has it");
          case KERNEL -> throw noKernel();
          case CONFIGURATION -> written(settings.assignments(), 0);
          case PHONEBOOK -> book();
          case KEYS -> written(ofKeys(settings.assignments()), 1);
        };
    FetchRequest request = copies(place).request(place.uri()).within(LARGEST, LONGEST);
    fetchers(place).store(request, bytes);
    return "%s: %d bytes of %s are there".formatted(place, bytes.length, item);
  }

  private static IOException noKernel() {
    return new IOException("this phone has no kernel of its own, it runs on that of its host");
  }

  private Carried place(String text) throws IOException {
    return Carried.of(text, here, phone(), new Login(config.userName(), config._password()));
  }

  private PhoneIdentity phone() {
    return Identity.of(config, facts, settings);
  }

  private Fetchers fetchers(Carried place) {
    return place.uri().getScheme().equals(HostFile.NAME) ? local : remote;
  }

  private Copies copies(Carried place) {
    return new Copies(memory.resolve("copies"), fetchers(place), place.login(), journal);
  }

  private String software(Carried place) throws IOException {
    var firmware =
        shelf.firmware().orElseThrow(() -> new IOException("no installed capability takes it"));
    Download download = new Download(firmware, copies(place), memory, journal);
    return download.from(place.uri())
        ? place + ": taken; it goes on trial as soon as nobody talks"
        : place + ": has the version in force, or one that was given up";
  }

  private List<Assignment> read(Carried place) throws IOException {
    Configuration read = new Configuration(phone(), shelf, copies(place), journal);
    read.take(place.uri());
    return read.given().stream().map(Origins.Given::line).toList();
  }

  private String configuration(Carried place) throws IOException {
    List<Assignment> lines = read(place);
    long invalid =
        settings.replace(place.toString(), lines).stream()
            .filter(problem -> problem.kind() == Kind.INVALID)
            .count();
    return "%s: %d lines in force, %d problems".formatted(place, lines.size(), invalid);
  }

  private String keys(Carried place) throws IOException {
    Map<String, String> changes = new LinkedHashMap<>();
    ofKeys(settings.assignments()).forEach(line -> changes.put(line.path(), ""));
    List<Assignment> lines = ofKeys(read(place));
    if (lines.isEmpty()) {
      throw new IOException(place + ": sets no key");
    }
    lines.forEach(line -> changes.put(line.path(), line.value()));
    try {
      settings.set(changes);
    } catch (InvalidSettings e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
    return "%s: %d lines of keys in force".formatted(place, lines.size());
  }

  private static List<Assignment> ofKeys(List<Assignment> lines) {
    return lines.stream().filter(line -> line.path().startsWith(KEYS)).toList();
  }

  private String phonebook(Carried place) throws IOException {
    Copy copy = copies(place).get(place.uri());
    ContactList list =
        books().load(Phonebook.Book.PERSONAL, copy.name(), new ByteArrayInputStream(copy.bytes()));
    return "%s: %d contacts".formatted(place, list.contacts().size());
  }

  private Phonebook books() throws IOException {
    return shelf
        .phonebook()
        .orElseThrow(() -> new IOException("no installed capability keeps contacts"));
  }

  private byte[] book() throws IOException {
    PhonebookFormat format =
        bookFormat(Check.flavour(config, facts))
            .or(() -> bookFormat(TEXT))
            .orElseThrow(() -> new IOException("no installed capability writes phonebooks"));
    StringWriter text = new StringWriter();
    format.write(books().list(Phonebook.Book.PERSONAL), text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Optional<PhonebookFormat> bookFormat(String name) {
    return shelf.bookFormats().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** In the form of the vendor's file of this group, or of its only one. */
  private byte[] written(List<Assignment> lines, int group) throws IOException {
    Dialect dialect = shelf.dialect(Check.flavour(config, facts));
    List<List<String>> groups = dialect.fileGroups(phone());
    StringWriter text = new StringWriter();
    if (group == 0 || groups.size() <= group) {
      dialect.write(lines, text);
    } else {
      dialect.write(groups.get(group).get(0), lines, text);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
