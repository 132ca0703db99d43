package org.offhook.shell;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code bundles} and {@code features}: what the phone is made of. */
@Component(
    service = BundleCommands.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=bundles",
      "osgi.command.function=features"
    })
public final class BundleCommands {
  private static final String OURS = "org.offhook.";

  private final BundleContext context;

  /** With the framework it looks at. */
  @Activate
  public BundleCommands(BundleContext context) {
    this.context = context;
  }

  /** Lists the bundles, or those whose name holds a text. */
  public String bundles(String... text) throws CommandFault {
    if (text.length > 1) {
      throw CommandFault.usage("usage: bundles [TEXT]");
    }
    String sought = text.length == 0 ? "" : text[0];
    Columns columns = new Columns("ID", "STATE", "NAME", "VERSION");
    for (Bundle bundle : context.getBundles()) {
      if (name(bundle).contains(sought)) {
        columns.row(bundle.getBundleId(), state(bundle), name(bundle), bundle.getVersion());
      }
    }
    return columns.isEmpty() ? "no such bundle" : columns.toString();
  }

  /** Lists the capabilities there are, whether or not what deploys them is there. */
  public String features() {
    Columns columns = new Columns("CAPABILITY", "STATE", "VERSION", "");
    for (Bundle bundle : context.getBundles()) {
      if (name(bundle).startsWith(OURS) && !name(bundle).equals(OURS + "api")) {
        String description = bundle.getHeaders().get("Bundle-Description");
        columns.row(
            name(bundle).substring(OURS.length()),
            state(bundle),
            bundle.getVersion(),
            description == null ? "" : description);
      }
    }
    return columns.isEmpty() ? "no capabilities" : columns.toString();
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() == null ? "" : bundle.getSymbolicName();
  }

  static String state(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "active";
      case Bundle.STARTING -> "starting";
      case Bundle.STOPPING -> "stopping";
      case Bundle.RESOLVED -> "resolved";
      case Bundle.INSTALLED -> "installed";
      default -> "uninstalled";
    };
  }
}
