package org.offhook.failover;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The second servers of all lines, and how they are used. */
@ObjectClassDefinition(
    name = "Failover",
    description = "Second servers: which ones, when they are used, and the way back.")
public @interface FailoverConfig {
  /** PID. */
  String PID = "org.offhook.failover";

  /** Redundant proxy. */
  @AttributeDefinition(
      name = "Redundant proxy",
      description = "Use a second proxy when the first one does not answer.")
  @Cfg(
      path = "voip/signalling/sip/redundant_proxy/enabled",
      aliases = "voip/signalling/sip/use_redundant_proxy")
  boolean enabled() default false;

  /** Its address. */
  @AttributeDefinition(name = "Redundant proxy address", description = "The second proxy.")
  @Cfg(path = "voip/signalling/sip/redundant_proxy/address")
  String address() default "0.0.0.0";

  /** Its port. */
  @AttributeDefinition(
      name = "Redundant proxy port",
      description = "Port of the second proxy; 65535 leaves it to DNS.",
      min = "1024",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/redundant_proxy/port")
  int port() default 5060;

  /** One or both. */
  @AttributeDefinition(
      name = "Redundancy mode",
      description = "Registered at one server, another in its place when it fails; or at each.",
      options = {
        @Option(value = "PRIMARY_FALLBACK", label = "At one server"),
        @Option(value = "SIMULTANEOUS", label = "At all of them at the same time")
      })
  @Cfg(path = "voip/signalling/sip/redundant_proxy/mode")
  String mode() default "PRIMARY_FALLBACK";

  /** No server better than another. */
  @AttributeDefinition(
      name = "Symmetric",
      description =
          "0: the first proxy is better; the phone asks it while at the second, and returns. 1: none is"
              + " better; the phone stays where it is until that one fails.")
  @Cfg(path = "voip/signalling/sip/redundant_proxy/symmetric_mode")
  boolean symmetric() default false;

  /** Probing. */
  @AttributeDefinition(
      name = "Probing period",
      description = "Time between questions to the proxies whether they answer; 0 asks none.",
      min = "0",
      max = "300")
  @Cfg(path = "voip/signalling/sip/redundant_proxy/keepalive_period", unit = "s")
  int keepalive() default 60;

  /** Any 5xx. */
  @AttributeDefinition(
      name = "Change server on failure",
      description = "Whether any 5xx answer, not only 503, moves a request to the next server.")
  @Cfg(path = "voip/signalling/sip/redundant_proxy/switch_on_server_failure")
  boolean onServerFailure() default false;

  /** Codes that do not. */
  @AttributeDefinition(
      name = "Codes to stay on",
      description = "Answers that never move a request to the next server, separated by commas.")
  @Cfg(path = "voip/signalling/sip/redundant_proxy/no_switch_on_code")
  String staysOn() default "";

  /** Quick T1. */
  @AttributeDefinition(
      name = "T1 of dual registration",
      description = "First retransmission delay while registered at all servers at the same time.",
      min = "20",
      max = "200")
  @Cfg(path = "voip/signalling/sip/redundant_proxy/dual_reg/t1", unit = "ms")
  int quickT1() default 20;

  /** Third proxy. */
  @AttributeDefinition(
      name = "Secondary proxy",
      description = "One more proxy, behind the redundant one; empty for none.")
  @Cfg(path = "voip/signalling/sip/secondary_proxy/address")
  String secondaryAddress() default "";

  /** Its port. */
  @AttributeDefinition(
      name = "Secondary proxy port",
      description = "Its port; 65535 leaves it to DNS.",
      min = "1024",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/secondary_proxy/port")
  int secondaryPort() default 5060;

  /** Redundant outbound proxy. */
  @AttributeDefinition(
      name = "Redundant outbound proxy",
      description = "Use a second outbound proxy when the first one does not answer.")
  @Cfg(path = "voip/signalling/sip/redundant_outbound_proxy/enabled")
  boolean outboundEnabled() default false;

  /** Its address. */
  @AttributeDefinition(
      name = "Redundant outbound proxy address",
      description = "The second outbound proxy.")
  @Cfg(path = "voip/signalling/sip/redundant_outbound_proxy/address")
  String outboundAddress() default "0.0.0.0";

  /** Its port. */
  @AttributeDefinition(
      name = "Redundant outbound proxy port",
      description = "Its port; 65535 leaves it to DNS.",
      min = "1024",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/redundant_outbound_proxy/port")
  int outboundPort() default 5060;

  /** Probing of outbound proxies. */
  @AttributeDefinition(
      name = "Probing period of outbound proxies",
      description = "Time between questions to the outbound proxies; 0 asks none.",
      min = "0",
      max = "300")
  @Cfg(path = "voip/signalling/sip/redundant_outbound_proxy/keepalive_period", unit = "s")
  int outboundKeepalive() default 60;

  /** No outbound proxy better than another. */
  @AttributeDefinition(
      name = "Symmetric outbound proxies",
      description = "0 returns to the first outbound proxy; 1 stays until the one in use fails.")
  @Cfg(path = "voip/signalling/sip/redundant_outbound_proxy/symmetric_mode")
  boolean outboundSymmetric() default false;

  /** How the first proxy is probed. */
  @AttributeDefinition(
      name = "Way to find the first proxy again",
      description = "What the better proxy is asked with while the phone is at a lesser one.",
      options = {
        @Option(value = "OPTIONS", label = "OPTIONS"),
        @Option(value = "REGISTER", label = "REGISTER")
      })
  @Cfg(path = "voip/signalling/sip/detect_primary_proxy/method")
  String method() default "OPTIONS";

  /** Failback. */
  @AttributeDefinition(
      name = "Failback",
      description =
          "How often the phone tries to go back to a better server of those that DNS lists; 0 stays.",
      min = "0",
      max = "86400")
  @Cfg(path = "voip/signalling/sip/failback_retry_timeout", unit = "s")
  int failback() default 0;

  /** Patience. */
  @AttributeDefinition(
      name = "Patience",
      description =
          "How long an INVITE, or a request of a call, may stay without any answer while there is"
              + " another server; 0 waits as long as for the last one.",
      min = "0",
      max = "32000")
  @Cfg(path = "offhook/failover/patience", unit = "ms")
  int patience() default 4000;

  /** Following DNS. */
  @AttributeDefinition(
      name = "Following DNS",
      description =
          "How often the phone looks whether DNS still names its server (answers live as long as their"
              + " TTL says); 0 looks only when it registers.",
      min = "0",
      max = "86400")
  @Cfg(path = "offhook/failover/dns_period", unit = "s")
  int dnsPeriod() default 60;
}
