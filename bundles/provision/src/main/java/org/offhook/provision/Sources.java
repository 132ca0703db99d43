package org.offhook.provision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.sip.Signalling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The order in which the phone asks where its files are. */
@Component(service = Sources.class)
public final class Sources {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final PhoneThread thread;
  private final Fetchers fetchers;
  private volatile Signalling signalling;
  private volatile Phone phone;
  private volatile HostNetwork network;

  /** With the thread that SIP is spoken on. */
  @Activate
  public Sources(@Reference PhoneThread thread, @Reference Fetchers fetchers) {
    this.thread = thread;
    this.fetchers = fetchers;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindSignalling(Signalling found) {
    signalling = found;
  }

  void unbindSignalling(Signalling gone) {
    if (signalling == gone) {
      signalling = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone found) {
    phone = found;
  }

  void unbindPhone(Phone gone) {
    if (phone == gone) {
      phone = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindNetwork(HostNetwork found) {
    network = found;
  }

  void unbindNetwork(HostNetwork gone) {
    if (network == gone) {
      network = null;
    }
  }

  /** Whom to ask, in this order. */
  List<Source> of(ProvisionConfig config, ModelFacts facts, PhoneIdentity identity, Path memory) {
    List<Source> sources = new ArrayList<>();
    switch (config.method().toUpperCase(Locale.ROOT)) {
      case "DISABLE" -> {}
      case "STATIC" -> sources.add(fixed(config, identity));
      default -> {
        HostNetwork known = network;
        if (known != null) {
          sources.addAll(new NetworkOptions(known, config.urlOption(), identity).sources());
        }
        bySip(sources, facts, identity);
        sources.add(wellKnownName(identity));
        sources.add(redirectServer(config, identity));
        sources.add(Source.of("the last server", () -> LastPlace.read(memory)));
      }
    }
    return sources;
  }

  private static Source fixed(ProvisionConfig config, PhoneIdentity identity) {
    boolean url = !config.configurationUrl().isBlank();
    String path = url ? "provisioning/configuration/url" : "offhook/provision/server";
    String place =
        url || config.server().isBlank()
            ? config.configurationUrl()
            : config.protocol().toLowerCase(Locale.ROOT)
                + "://"
                + config.server().replaceFirst("^\\w+://", "");
    return Source.of(
        path,
        () -> place.isBlank() ? Optional.empty() : Optional.of(Place.of(path, place, identity)));
  }

  private void bySip(List<Source> sources, ModelFacts facts, PhoneIdentity identity) {
    Signalling known = signalling;
    if (known == null) {
      return;
    }
    ProfileSubscription profile = new ProfileSubscription(known, thread, identity, facts);
    sources.add(Source.of("SIP servers by multicast", profile::everybody));
    Phone lines = phone;
    if (lines != null) {
      sources.add(Source.of("the SIP registrar", () -> profile.registrar(lines)));
    }
  }

  /** The name that an administrator without a DHCP server of his own gives to his TFTP server. */
  private static Source wellKnownName(PhoneIdentity identity) {
    String name = "ProvisioningServer";
    return Source.of(
        "the name " + name,
        () -> {
          try {
            java.net.InetAddress.getByName(name);
          } catch (java.net.UnknownHostException e) {
            return Optional.empty();
          }
          return Optional.of(
              Place.of("the name " + name, "tftp://" + name + "/<MODEL>/", identity));
        });
  }

  /**
   * The vendor's server sends each phone to the server of its owner. It knows a phone by its
   * certificate, and by the address that we ask for.
   */
  private Source redirectServer(ProvisionConfig config, PhoneIdentity identity) {
    String name = "the redirect server";
    return Source.of(
        name,
        () -> {
          if (config.redirectServer().isBlank()) {
            return Optional.empty();
          }
          Place asked =
              Place.of("provisioning/redirect_server_url", config.redirectServer(), identity);
          FetchRequest request = FetchRequest.of(asked.configuration());
          Optional<String> place = fetchers.redirection(request.within(0, PATIENCE));
          return place.isEmpty()
              ? Optional.empty()
              : Optional.of(Place.of(name, place.get(), identity));
        });
  }
}
