package org.offhook.digest.aka;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.sip.KeyAgreement;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers challenges for one subscriber. */
@Component(
    service = {KeyAgreement.class, HealthProbe.class},
    configurationPid = AkaConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = KeyAgreement.ALGORITHM + "=AKAv1")
@Designate(ocd = AkaConfig.class, factory = true)
public final class SubscriberKey implements KeyAgreement, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriberKey.class);
  private static final int DIGITS = 32;

  private final int index;
  private final String user;
  private final Optional<Subscriber> subscriber;
  private volatile Health health;

  /** With the secrets; one that cannot be used is told in the log and in health. */
  @Activate
  public SubscriberKey(BundleContext context, AkaConfig config) {
    this(Path.of(String.valueOf(context.getProperty("offhook.data"))), config);
  }

  SubscriberKey(Path data, AkaConfig config) {
    index = config.index();
    user = config.user().strip();
    Optional<Subscriber> found = Optional.empty();
    try {
      Milenage functions =
          config._opc().isBlank()
              ? Milenage.withOp(bytes("key", config._key()), bytes("op", config._op()))
              : Milenage.withOpc(bytes("key", config._key()), bytes("opc", config._opc()));
      Path file = data.resolve("aka").resolve("sequence." + index);
      found = Optional.of(new Subscriber(functions, new SequenceFile(file)));
      health = Health.ok("no challenge yet");
    } catch (IllegalArgumentException e) {
      LOG.warn("{}", e.getMessage());
      health = Health.warn(e.getMessage());
    }
    subscriber = found;
  }

  /** The value itself is a secret, and in no message. */
  private byte[] bytes(String name, String text) {
    String digits = text.replaceAll("[\\s:]", "");
    if (!digits.matches("[0-9A-Fa-f]{" + DIGITS + "}")) {
      throw new IllegalArgumentException(
          "offhook/aka/%d/%s: expected %d hexadecimal digits, found %s"
              .formatted(index, name, DIGITS, digits.isEmpty() ? "none" : "something else"));
    }
    return HexFormat.of().parseHex(digits);
  }

  @Override
  public Optional<Agreed> answer(String who, String nonce) {
    if (subscriber.isEmpty() || !user.isEmpty() && !user.equals(who)) {
      return Optional.empty();
    }
    try {
      Agreed agreed = subscriber.get().answer(nonce);
      health = Health.ok(agreed.token().isEmpty() ? "agreed" : "the server is out of step");
      return Optional.of(agreed);
    } catch (Subscriber.Refused e) {
      health = Health.warn("a challenge is not answered: " + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return "subscriber key " + index;
  }

  @Override
  public Health probe() {
    return health;
  }
}
