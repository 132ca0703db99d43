package org.offhook.health;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.health.HealthProbe.State;
import org.offhook.api.health.Soundness;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The bundles and components that the phone is put together from. */
@Component(service = {Parts.class, Soundness.class})
public final class Parts implements Soundness {
  private final BundleStates bundles;
  private final ComponentStates components;

  /** With the framework it looks at. */
  @Activate
  public Parts(BundleContext context, @Reference ServiceComponentRuntime runtime) {
    this.bundles = new BundleStates(context);
    this.components = new ComponentStates(runtime);
  }

  /** What there is to tell of bundles and components. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(bundles.findings());
    findings.addAll(components.findings());
    return findings;
  }

  @Override
  public List<Fault> faults() {
    return findings().stream()
        .filter(finding -> finding.health().state() == State.CRITICAL)
        .map(finding -> new Fault(finding.name(), finding.line()))
        .toList();
  }
}
