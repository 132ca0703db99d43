package org.offhook.provision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
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
  private final PhoneThread thread;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile Signalling signalling;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile Phone phone;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile HostNetwork network;

  /** With the thread that SIP is spoken on. */
  @Activate
  public Sources(@Reference PhoneThread thread) {
    this.thread = thread;
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
        sources.add(Source.of("the last server", () -> LastPlace.read(memory)));
      }
    }
    return sources;
  }

  private static Source fixed(ProvisionConfig config, PhoneIdentity identity) {
    String path = "provisioning/configuration/url";
    return Source.of(
        path,
        () ->
            config.configurationUrl().isBlank()
                ? Optional.empty()
                : Optional.of(Place.fixed(path, config.configurationUrl(), identity)));
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
              Place.of("the name " + name, "tftp://" + name + "/<MODEL>/;<MAC>.cfg", identity));
        });
  }
}
