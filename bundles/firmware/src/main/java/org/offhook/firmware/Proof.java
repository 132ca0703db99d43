package org.offhook.firmware;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.offhook.api.health.HealthProbe.Health;
import org.offhook.api.health.HealthProbe.State;
import org.offhook.api.health.Soundness.Fault;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.slots.Slots.Before;

/**
 * How a phone is on a trial: what works now and worked before need not be told, what did not work
 * before is not held against the firmware.
 *
 * @param phone true when there is a phone at all
 * @param lines numbers of the lines that are registered
 * @param config what the configuration tells of itself; empty as long as it tells nothing
 * @param faults bundles and components that do not run
 */
record Proof(boolean phone, Set<String> lines, Optional<Health> config, List<Fault> faults) {
  /** Numbers of the lines that are registered. */
  static Set<String> registered(Phone phone) {
    return phone.lines().stream()
        .filter(line -> line.registration().phase() == Phase.REGISTERED)
        .map(line -> String.valueOf(line.index()))
        .collect(toSet());
  }

  /** What is lacking, a reason each; nothing when the firmware has proved itself. */
  List<String> lacking(Before before) {
    List<String> lacking = new ArrayList<>();
    if (!phone) {
      lacking.add("there is no phone");
    }
    for (String line : new TreeSet<>(before.lines())) {
      if (!lines.contains(line)) {
        lacking.add("line " + line + " is not registered");
      }
    }
    if (config.isEmpty()) {
      lacking.add("the configuration is not in force");
    } else if (config.get().state() == State.CRITICAL) {
      lacking.add("config: " + config.get().detail());
    }
    for (Fault fault : faults) {
      if (!before.faults().contains(fault.part())) {
        lacking.add(fault.part() + ": " + fault.reason());
      }
    }
    return lacking;
  }
}
