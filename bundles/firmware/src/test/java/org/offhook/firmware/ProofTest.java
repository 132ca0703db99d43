package org.offhook.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe.Health;
import org.offhook.api.health.Soundness.Fault;
import org.offhook.slots.Slots.Before;

class ProofTest {
  private static final Optional<Health> WELL = Optional.of(Health.ok("12 lines in force"));
  private static final Fault BROKEN = new Fault("org.offhook.blf", "lacks org.offhook.api.keys");

  private static List<String> lacking(Proof proof, Set<String> lines, String... faults) {
    return proof.lacking(new Before(lines, Set.of(faults)));
  }

  @Test
  void firmwareThatWorksAsTheOneBeforeHasProvedItself() {
    Proof proof = new Proof(true, Set.of("0", "2", "3"), WELL, List.of());
    assertEquals(List.of(), lacking(proof, Set.of("0", "2")));
  }

  @Test
  void aLineThatWasRegisteredMustBe() {
    Proof proof = new Proof(true, Set.of("2"), WELL, List.of());
    assertEquals(List.of("line 0 is not registered"), lacking(proof, Set.of("0", "2")));
  }

  @Test
  void aConfigurationThatTellsNothingYetIsNoProof() {
    Proof proof = new Proof(true, Set.of(), Optional.empty(), List.of());
    assertEquals(List.of("the configuration is not in force"), lacking(proof, Set.of()));
    Optional<Health> waiting = Optional.of(Health.critical("waits for its dialects"));
    proof = new Proof(true, Set.of(), waiting, List.of());
    assertEquals(List.of("config: waits for its dialects"), lacking(proof, Set.of()));
  }

  @Test
  void aPartThatDoesNotRunIsFirmwareThatDoesNotWork() {
    Proof proof = new Proof(true, Set.of(), WELL, List.of(BROKEN));
    assertEquals(List.of("org.offhook.blf: lacks org.offhook.api.keys"), lacking(proof, Set.of()));
  }

  @Test
  void aPartThatDidNotRunBeforeIsNotItsFault() {
    Proof proof = new Proof(true, Set.of(), WELL, List.of(BROKEN));
    assertEquals(List.of(), lacking(proof, Set.of(), "org.offhook.blf"));
  }

  @Test
  void withoutAPhoneThereIsNone() {
    Proof proof = new Proof(false, Set.of(), WELL, List.of());
    assertEquals(List.of("there is no phone"), lacking(proof, Set.of()));
  }
}
