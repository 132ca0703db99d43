package org.offhook.sip;

import java.util.List;

/** The three questions of RFC 3263. May block; asked on worker threads only. */
interface Resolver {
  /** NAPTR records of a domain that name a SIP service; empty where there are none. */
  List<Naptr> naptr(String domain);

  /** SRV records of a name; empty where there are none. */
  List<Srv> srv(String name);

  /** IPv4 and IPv6 addresses of a name, numeric; empty where there are none. */
  List<String> addresses(String name);

  /**
   * A NAPTR record (RFC 3403).
   *
   * @param order lower comes first
   * @param preference lower comes first among equal order
   * @param service such as {@code SIP+D2U}
   * @param replacement name of the SRV records
   */
  record Naptr(int order, int preference, String service, String replacement) {}

  /**
   * An SRV record (RFC 2782).
   *
   * @param priority lower comes first
   * @param weight share among equal priority
   * @param port its port
   * @param host its name
   */
  record Srv(int priority, int weight, int port, String host) {}
}
