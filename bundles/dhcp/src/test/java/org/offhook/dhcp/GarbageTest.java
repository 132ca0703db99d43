package org.offhook.dhcp;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.NetworkOffer;

/** Whatever comes from the network is read, or refused with the one kind of error that is meant. */
class GarbageTest {
  private static final int ROUNDS = 20_000;
  private static final int FULL = 600;
  private static final PhoneIdentity PHONE = new PhoneIdentity("00908f01020a", "440HD", "");

  @Test
  void garbageDoesNoHarm() {
    Random random = new Random(42);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            read(packet(random));
          }
        });
  }

  /** Half of it looks like an answer at the beginning. */
  private static ByteBuffer packet(Random random) {
    byte[] bytes = new byte[random.nextInt(FULL)];
    random.nextBytes(bytes);
    ByteBuffer packet = ByteBuffer.wrap(bytes);
    if (bytes.length > Message.OPTIONS + 4 && random.nextBoolean()) {
      packet.putInt(Message.COOKIE, Message.COOKIE_VALUE);
      packet.position(Message.OPTIONS);
      packet.put(new byte[] {Message.TYPE, 1, Message.ACK});
      while (packet.remaining() > 12) {
        int length = random.nextInt(10);
        packet.put((byte) (random.nextBoolean() ? random.nextInt(254) + 1 : 43)).put((byte) length);
        packet.position(packet.position() + length);
      }
      packet.put((byte) Message.END).rewind();
    }
    return packet;
  }

  private static void read(ByteBuffer packet) {
    try {
      Reply.options(packet).ifPresent(GarbageTest::use);
    } catch (IllegalArgumentException e) {
      // That is how it is refused.
    }
  }

  private static void use(DhcpOptions options) {
    NetworkOffer offer = new NetworkOffer("somebody", options);
    offer.lines();
    offer.timeServers();
    offer.timeOffset();
    offer.sipServers();
    offer.vendorOptions().ifPresent(vendor -> vendor.certificateService());
    offer.vendorOptions().ifPresent(vendor -> vendor.voiceVlan());
    for (int code : options.codes()) {
      try {
        offer.provisioning(code, PHONE);
        offer.vendorProvisioning(PHONE);
        offer.bootProvisioning(PHONE);
      } catch (IllegalArgumentException e) {
        // That is how it is refused.
      }
    }
  }
}
