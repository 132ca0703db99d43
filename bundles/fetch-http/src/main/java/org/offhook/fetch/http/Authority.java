package org.offhook.fetch.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A configured authority, as a service for {@link HttpFetcher}. */
@Component(
    service = Authority.class,
    configurationPid = AuthorityConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AuthorityConfig.class, factory = true)
public final class Authority {
  private final String parameter;
  private final String uri;

  /** With its parameters. */
  @Activate
  public Authority(AuthorityConfig config) {
    this("security/ca_certificate/" + config.index() + "/uri", config.uri());
  }

  Authority(String parameter, String uri) {
    this.parameter = parameter;
    this.uri = uri == null ? "" : uri.strip();
  }

  /** The parameter that names it. */
  String parameter() {
    return parameter;
  }

  /** File or URL, or empty. */
  String uri() {
    return uri;
  }
}
