package org.offhook.conference;

import org.offhook.api.sip.Extension;
import org.osgi.service.component.annotations.Component;

/** Tells others that a call here can be joined (RFC 3911 section 4). */
@Component
public final class JoinExtension implements Extension {
  @Override
  public String tag() {
    return "join";
  }
}
