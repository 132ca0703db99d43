package org.offhook.sip;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Parameters of the SIP stack, shared by all lines. */
@ObjectClassDefinition(
    pid = SipConfig.PID,
    name = "SIP",
    description = "Ports, timers, keep-alive, TLS and name resolution of the SIP stack.")
public @interface SipConfig {
  /** PID. */
  String PID = "org.offhook.sip";

  /** Port. */
  @AttributeDefinition(
      name = "Port",
      description = "Local port for UDP and TCP; 0 takes any free one.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/port")
  int port() default 5060;

  /** TLS port. */
  @AttributeDefinition(
      name = "TLS port",
      description = "Local port for TLS; 0 takes any free one.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/tls_port")
  int tlsPort() default 5061;

  /** Type of service. */
  @AttributeDefinition(
      name = "Type of service",
      description = "Type-of-service byte of SIP packets (RFC 2474).",
      min = "0",
      max = "255")
  @Cfg(path = "voip/signalling/sip/tos", hex = true)
  int tos() default 96;

  /** T1. */
  @AttributeDefinition(
      name = "T1",
      description = "First retransmission delay (RFC 3261 17.1.1).",
      min = "100",
      max = "60000")
  @Cfg(path = "voip/signalling/sip/sip_t1", unit = "ms")
  int t1() default 500;

  /** T2. */
  @AttributeDefinition(
      name = "T2",
      description = "Longest gap between retransmissions (RFC 3261 17.1.2).",
      min = "4000",
      max = "60000")
  @Cfg(path = "voip/signalling/sip/sip_t2", unit = "ms")
  int t2() default 4000;

  /** T4. */
  @AttributeDefinition(
      name = "T4",
      description = "How long a message may linger in the network (RFC 3261 17.1.2).",
      min = "5000",
      max = "60000")
  @Cfg(path = "voip/signalling/sip/sip_t4", unit = "ms")
  int t4() default 5000;

  /** INVITE timer. */
  @AttributeDefinition(
      name = "INVITE timer",
      description =
          "How long an INVITE may stay without any answer before the next server is tried.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/sip_invite_timer", unit = "ms")
  int inviteTimer() default 32000;

  /** No-response timer. */
  @AttributeDefinition(
      name = "No-response timer",
      description =
          "How long any other request may stay without answer before the next server is tried.",
      min = "500",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/outgoing_request_no_response_timeout_ms", unit = "ms")
  int noResponse() default 32000;

  /** Session timer. */
  @AttributeDefinition(
      name = "Session timer",
      description = "Session interval to ask for (RFC 4028); 0 asks for none.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/session_timer", unit = "s")
  int sessionTimer() default 1800;

  /** Shortest session interval. */
  @AttributeDefinition(
      name = "Shortest session interval",
      description = "Shortest session interval accepted (RFC 4028); less than 90 counts as 90.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/min_session_interval", unit = "s")
  int minSessionInterval() default 90;

  /** Reliable provisional responses. */
  @AttributeDefinition(
      name = "Reliable provisional responses",
      description = "Whether ringing and early media are acknowledged (RFC 3262).")
  @Cfg(path = "voip/signalling/sip/prack/enabled")
  boolean prack() default true;

  /** Symmetric response routing. */
  @AttributeDefinition(
      name = "Symmetric response routing",
      description =
          "Whether the Via asks for the port seen by the server, and the Contact follows it (RFC 3581).")
  @Cfg(path = "voip/signalling/sip/rport/enabled")
  boolean rport() default true;

  /** Authentication retries. */
  @AttributeDefinition(
      name = "Authentication retries",
      description = "How often one request is sent again with credentials.",
      min = "0",
      max = "100")
  @Cfg(path = "voip/signalling/sip/auth_retries")
  int authRetries() default 4;

  /** Registration retry. */
  @AttributeDefinition(
      name = "Registration retry",
      description =
          "Longest time between attempts after a failed registration; the first attempts come sooner.",
      min = "1",
      max = "86400")
  @Cfg(path = "voip/signalling/sip/registration_failed_timeout", unit = "s")
  int failedTimeout() default 60;

  /** Registration refresh. */
  @AttributeDefinition(
      name = "Registration refresh",
      description = "After which part of its lifetime a registration is refreshed.",
      min = "10",
      max = "95")
  @Cfg(path = "voip/signalling/sip/register_before_expires_percent", unit = "%")
  int refreshPercent() default 50;

  /** Keep-alive by OPTIONS. */
  @AttributeDefinition(
      name = "Keep-alive by OPTIONS",
      description = "Whether the server is asked with OPTIONS from time to time.")
  @Cfg(path = "voip/signalling/sip/keepalive_options/enabled")
  boolean optionsEnabled() default false;

  /** Keep-alive OPTIONS interval. */
  @AttributeDefinition(
      name = "Keep-alive OPTIONS interval",
      description = "Time between these OPTIONS.",
      min = "0",
      max = "86400")
  @Cfg(path = "voip/signalling/sip/keepalive_options/timeout", unit = "s")
  int optionsTimeout() default 300;

  /** Registrar keep-alive. */
  @AttributeDefinition(
      name = "Registrar keep-alive",
      description =
          "Whether the registrar is asked with OPTIONS; silence makes the phone register again.")
  @Cfg(path = "voip/signalling/sip/registrar_ka/enabled")
  boolean registrarKa() default false;

  /** Registrar keep-alive interval. */
  @AttributeDefinition(
      name = "Registrar keep-alive interval",
      description = "Time between these OPTIONS.",
      min = "40",
      max = "65536")
  @Cfg(path = "voip/signalling/sip/registrar_ka/timeout", unit = "s")
  int registrarKaTimeout() default 60;

  /** Instance identifier. */
  @AttributeDefinition(
      name = "Instance identifier",
      description = "Whether the Contact names this phone (RFC 5626 +sip.instance).")
  @Cfg(path = "voip/signalling/sip/add_sip_instance/enable")
  boolean addInstance() default false;

  /** Name in REGISTER. */
  @AttributeDefinition(
      name = "Name in REGISTER",
      description = "Whether REGISTER carries the display name.")
  @Cfg(path = "voip/signalling/sip/display_name_in_registration_msg/enabled")
  boolean nameInRegister() default false;

  /** Silent reload. */
  @AttributeDefinition(
      name = "Silent reload",
      description =
          "Whether a change of SIP parameters leaves the registration as it is; 0 takes it back"
              + " first (Expires: 0).")
  @Cfg(path = "voip/signalling/sip/unregister_on_voip_reload")
  boolean silentReload() default true;

  /** Identity in responses. */
  @AttributeDefinition(
      name = "Identity in responses",
      description =
          "Whether responses to calls say who answers with P-Asserted-Identity (RFC 3325).")
  @Cfg(path = "voip/signalling/sip/PAI_On_Replay/enable")
  boolean identityInResponses() default false;

  /** TLS version. */
  @AttributeDefinition(
      name = "TLS version",
      description =
          "Version to speak; SSL_2_3 negotiates the best. Nothing below TLS 1.2 is ever spoken.",
      options = {
        @Option(value = "NONE", label = "NONE"),
        @Option(value = "SSL_2", label = "SSL_2"),
        @Option(value = "SSL_3", label = "SSL_3"),
        @Option(value = "SSL_2_3", label = "SSL_2_3"),
        @Option(value = "TLS_1", label = "TLS_1"),
        @Option(value = "TLS_1_1", label = "TLS_1_1"),
        @Option(value = "TLS_1_2", label = "TLS_1_2")
      })
  @Cfg(path = "voip/signalling/sip/tls_method")
  String tlsMethod() default "SSL_2_3";

  /** TLS versions refused. */
  @AttributeDefinition(
      name = "TLS versions refused",
      description = "Versions not to negotiate, separated by blanks; tls_1_3 is understood too.")
  @Cfg(path = "voip/signalling/sip/tls_disable")
  String tlsDisable() default "ssl_2 ssl_3";

  /** Trusted certificates. */
  @AttributeDefinition(
      name = "Trusted certificates",
      description = "PEM file of authorities trusted besides those of the Java runtime.")
  @Cfg(path = "offhook/sip/tls/trust_file")
  String tlsTrust() default "";

  /** Verify server name. */
  @AttributeDefinition(
      name = "Verify server name",
      description = "Whether the certificate must name the server's domain (RFC 5922).")
  @Cfg(path = "offhook/sip/tls/verify_name")
  boolean tlsVerify() default true;

  /** Local address. */
  @AttributeDefinition(
      name = "Local address",
      description =
          "Address to name in Via and Contact; empty names the one that leads to the server.")
  @Cfg(path = "offhook/sip/local_address")
  String localAddress() default "";

  /** Connection keep-alive. */
  @AttributeDefinition(
      name = "Connection keep-alive",
      description =
          "Time between empty lines that keep bindings in NAT routers open (RFC 5626); 0 sends none.",
      min = "0",
      max = "3600")
  @Cfg(path = "offhook/sip/keepalive", unit = "s")
  int keepalive() default 30;

  /** Sessions. */
  @AttributeDefinition(
      name = "Sessions",
      description = "Most INVITE sessions at once; more are answered 503.",
      min = "1",
      max = "1024")
  @Cfg(path = "offhook/sip/max_sessions")
  int maxSessions() default 64;

  /** DNS server. */
  @AttributeDefinition(
      name = "DNS server",
      description =
          "Addresses of the DNS servers to ask for SIP servers, as host or host:port, with blanks"
              + " between; the next one is asked when one is silent. Empty asks the system's.")
  @Cfg(path = "offhook/dns/server")
  String dnsServer() default "";

  /** DNS timeout. */
  @AttributeDefinition(
      name = "DNS timeout",
      description = "How long one DNS query may take.",
      min = "100",
      max = "30000")
  @Cfg(path = "offhook/dns/timeout", unit = "ms")
  int dnsTimeout() default 2000;
}
