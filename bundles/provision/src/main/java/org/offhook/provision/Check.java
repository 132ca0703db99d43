package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.api.config.Settings;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.PhonebookFormat;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.firmware.SignedFeatures;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.ringtones.RingTones;
import org.offhook.provision.Copies.Copy;

/**
 * One look at the server: finds it, fetches what is new, and puts it in force. Whatever goes wrong
 * leaves the phone as it was.
 */
final class Check {
  private static final String RING_TONES = "provisioning/ring_tone_uri";

  private final ProvisionConfig config;
  private final ModelFacts facts;
  private final PhoneIdentity phone;
  private final Settings settings;
  private final Shelf shelf;
  private final Copies copies;
  private final Path memory;
  private final Journal journal;
  private boolean changed;

  /** What is looked at, and with what. */
  Check(
      ProvisionConfig config,
      ModelFacts facts,
      PhoneIdentity phone,
      Settings settings,
      Shelf shelf,
      Copies copies,
      Path memory,
      Journal journal) {
    this.config = config;
    this.facts = facts;
    this.phone = phone;
    this.settings = settings;
    this.shelf = shelf;
    this.copies = copies;
    this.memory = memory;
    this.journal = journal;
  }

  /**
   * Asks one source after the other until one knows a place; that place is tried, and where it has
   * nothing usable, the last one that had.
   *
   * @param starting true when the phone has just started: ring tones are fetched only then
   * @return what came of it, for people
   * @throws IOException when nothing was changed, with the reason
   */
  String run(List<Source> sources, boolean starting) throws IOException {
    try {
      Optional<Place> place = find(sources);
      if (place.isEmpty()) {
        throw new IOException("nobody says where the files are");
      }
      return use(place.get(), starting);
    } finally {
      journal.doing("");
    }
  }

  private String use(Place found, boolean starting) throws IOException {
    Place place = found;
    String told;
    if (renewed(place)) {
      return place + ": new firmware was taken; the rest follows when it runs";
    }
    try {
      told = configure(place);
    } catch (IOException e) {
      boolean fixed = config.method().equalsIgnoreCase("STATIC");
      Optional<Place> last = fixed ? Optional.empty() : LastPlace.read(memory);
      if (last.isEmpty() || last.get().same(found)) {
        throw e;
      }
      journal.warn(e.getMessage());
      place = last.get();
      journal.tell("trying " + place);
      told = configure(place);
    }
    LastPlace.write(memory, place);
    books(place);
    speedDials();
    if (starting) {
      ringTones();
    }
    features();
    if (changed) {
      shelf.tell(starting ? Set.of(RING_TONES) : Set.of());
    }
    return told;
  }

  private Optional<Place> find(List<Source> sources) {
    for (Source source : sources) {
      journal.doing("asking " + source.name());
      try {
        Optional<Place> place = source.ask();
        if (place.isPresent()) {
          journal.tell("the files are at " + place.get());
          return place;
        }
        journal.tell(source.name() + ": nothing");
      } catch (IOException e) {
        journal.warn(e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** True when firmware was taken; what goes wrong with it is told and hurts nothing else. */
  private boolean renewed(Place place) {
    Optional<Firmware> firmware = shelf.firmware();
    if (!config.wantsFirmware() || firmware.isEmpty()) {
      return false;
    }
    try {
      boolean fixed = config.method().equalsIgnoreCase("STATIC");
      Upgrade upgrade = new Upgrade(firmware.get(), copies, memory, journal);
      return vendor().equals("escene")
          ? upgrade.byNotice(place, phone.model())
          : upgrade.from(fixed ? fixedFirmware() : Optional.of(place.firmware()));
    } catch (IOException e) {
      journal.tell("no firmware: " + e.getMessage());
      return false;
    }
  }

  private Optional<URI> fixedFirmware() throws IOException {
    String url = config.firmwareUrl();
    return url.isBlank()
        ? Optional.empty()
        : Optional.of(Place.of("provisioning/firmware/url", url, phone).firmware());
  }

  private String configure(Place place) throws IOException {
    if (!config.wantsConfiguration()) {
      return place + ": the configuration is not wanted";
    }
    Configuration configuration = new Configuration(phone, shelf, copies, journal);
    Optional<URI> file = place.configurationFile();
    if (file.isPresent()) {
      configuration.take(file.get());
    } else {
      configuration.take(place, shelf.dialect(flavour(config, facts)), config.wantsKeys());
    }
    return apply(configuration);
  }

  /** Name of the dialect whose files this phone asks for. */
  static String flavour(ProvisionConfig config, ModelFacts facts) {
    return config.flavour().isEmpty() ? vendor(facts) : config.flavour();
  }

  private String vendor() {
    return vendor(facts);
  }

  private static String vendor(ModelFacts facts) {
    return facts.vendor().toLowerCase(Locale.ROOT).equals("escene") ? "escene" : "audiocodes";
  }

  private String apply(Configuration read) throws IOException {
    String from = read.files().stream().map(URI::toString).collect(Collectors.joining(", "));
    Origins origins = Origins.read(memory.resolve("origins"));
    if (!read.fresh() && origins.from(read.given())) {
      return from + ": not changed since the last time";
    }
    List<Assignment> merged = origins.merge(settings.assignments(), read.given());
    List<Problem> problems =
        settings.replace(FetchRequest.withoutLogin(read.files().get(0).toString()), merged);
    origins.note(read.given(), settings.assignments());
    changed = true;
    problems.forEach(problem -> journal.warn(problem.toString()));
    long invalid = problems.stream().filter(each -> each.kind() == Kind.INVALID).count();
    return "%s: %d lines in force, %d problems".formatted(from, read.given().size(), invalid);
  }

  private void books(Place place) {
    Optional<Phonebook> books = shelf.phonebook();
    if (books.isEmpty()) {
      return;
    }
    for (PhonebookFormat format : shelf.bookFormats()) {
      if (format.name().equals(vendor())) {
        book(books.get(), Phonebook.Book.ENTERPRISE, config.wantsEnterpriseBook(), format, place);
        book(books.get(), Phonebook.Book.ACCOUNT, config.wantsAccountBook(), format, place);
      }
    }
    String directory = settings.get("provisioning/corporate_directory_uri").orElse("");
    if (!directory.isBlank()) {
      one(directory, copy -> load(books.get(), Phonebook.Book.DIRECTORY, copy));
    }
  }

  private void book(
      Phonebook books, Phonebook.Book book, boolean wanted, PhonebookFormat format, Place place) {
    String account = settings.get("voip/line/0/id").orElse("");
    PhoneIdentity known = new PhoneIdentity(phone.mac(), phone.model(), account);
    for (String name : wanted ? format.fileNames(known, book) : List.<String>of()) {
      try {
        load(books, book, copies.get(place.file(name)));
        return;
      } catch (IOException e) {
        journal.tell("no phonebook: " + e.getMessage());
      }
    }
  }

  private void load(Phonebook books, Phonebook.Book book, Copy copy) throws IOException {
    if (copy.fresh()) {
      int count =
          books.load(book, copy.name(), new ByteArrayInputStream(copy.bytes())).contacts().size();
      journal.tell("%s: %d contacts".formatted(copy.uri(), count));
    }
  }

  // The configuration that was just put in force says where these are, so it is asked, not ours.

  private void speedDials() {
    String uri = settings.get("provisioning/speed_dial_uri").orElse("");
    if (!uri.isBlank()) {
      one(
          uri,
          copy -> {
            if (copy.fresh()) {
              String text = new String(copy.bytes(), StandardCharsets.UTF_8);
              SpeedDialFile file = SpeedDialFile.read(copy.uri().toString(), text);
              file.problems().forEach(journal::warn);
              set(copy.uri(), file);
            }
          });
    }
  }

  private void set(URI uri, SpeedDialFile file) throws IOException {
    try {
      settings.set(file.settings());
      journal.tell("%s: %d speed dials".formatted(uri, file.keys()));
    } catch (InvalidSettings e) {
      throw new IOException(uri + ": " + e.getMessage(), e);
    }
  }

  /** Features go into the phone that runs, one after the other; each proves itself. */
  private void features() {
    String uris = settings.get("offhook/provisioning/features").orElse("").strip();
    Optional<SignedFeatures> running = shelf.features();
    if (uris.isEmpty() || running.isEmpty() || !config.wantsFirmware()) {
      return;
    }
    Download download = new Download(running.get(), copies, memory, journal);
    for (String uri : uris.split("\\s+")) {
      try {
        URI file = Place.file(uri, phone);
        if (download.from(file)) {
          journal.tell(file + ": in force");
        }
      } catch (IOException e) {
        journal.warn(uri + ": " + e.getMessage());
      }
    }
  }

  private void ringTones() {
    Optional<RingTones> tones = shelf.ringTones();
    String uri = settings.get(RING_TONES).orElse("");
    if (!uri.isBlank() && tones.isPresent()) {
      one(
          uri,
          copy -> {
            if (copy.fresh()) {
              List<String> leftOut =
                  tones.get().load(copy.name(), new ByteArrayInputStream(copy.bytes()));
              journal.tell(copy.uri() + ": ring tones taken");
              leftOut.forEach(journal::warn);
            }
          });
    }
  }

  /** Takes in a file that a parameter of its own names; its faults hurt nothing else. */
  private void one(String text, Taker taker) {
    try {
      taker.take(copies.get(Place.file(text, phone)));
    } catch (IOException e) {
      journal.warn(e.getMessage());
    }
  }

  /** Takes in one file. */
  private interface Taker {
    void take(Copy copy) throws IOException;
  }
}
