package org.offhook.transfer;

import org.offhook.api.sip.Extension;
import org.osgi.service.component.annotations.Component;

/** Tells others that a call here can be replaced (RFC 3891 section 4). */
@Component
public final class ReplacesExtension implements Extension {
  @Override
  public String tag() {
    return "replaces";
  }
}
