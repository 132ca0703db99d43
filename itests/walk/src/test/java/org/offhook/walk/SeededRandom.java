package org.offhook.walk;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.Random;

/** Makes what nobody can guess the same in each run: a seed repeats a walk. */
final class SeededRandom {
  private static final String NAME = "Walk";

  private SeededRandom() {}

  static void install(long seed) {
    Source.random.setSeed(seed);
    if (Security.getProvider(NAME) == null) {
      Security.insertProviderAt(new Source(), 1);
    }
  }

  static void remove() {
    Security.removeProvider(NAME);
  }

  private static final class Source extends Provider {
    static final Random random = new Random();

    Source() {
      super(NAME, "1", "numbers that a seed repeats");
      put("SecureRandom.Walk", Numbers.class.getName());
    }
  }

  /** Made by the security provider, by name. */
  public static final class Numbers extends SecureRandomSpi {
    /** As the provider makes it. */
    public Numbers() {}

    @Override
    protected void engineSetSeed(byte[] seed) {
      // The seed of the walk is the only one.
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      synchronized (Source.random) {
        Source.random.nextBytes(bytes);
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int length) {
      byte[] bytes = new byte[length];
      engineNextBytes(bytes);
      return bytes;
    }
  }
}
