package org.offhook.line;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The servers of all lines that have none of their own. */
@ObjectClassDefinition(name = "SIP servers", description = "Proxy, registrar, outbound proxy.")
@interface ServersConfig {
  /** PID. */
  String PID = "org.offhook.line.servers";

  @AttributeDefinition(name = "Use a proxy", description = "Send requests to the proxy.")
  @Cfg(path = "voip/signalling/sip/use_proxy")
  boolean useProxy() default true;

  @AttributeDefinition(
      name = "Proxy",
      description = "Name or address of the proxy; it is the domain of the lines too.")
  @Cfg(path = "voip/signalling/sip/proxy_address")
  String proxyAddress() default "0.0.0.0";

  @AttributeDefinition(
      name = "Proxy port",
      description = "Port of the proxy; 65535 leaves it to DNS (RFC 3263).",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/proxy_port")
  int proxyPort() default 5060;

  @AttributeDefinition(
      name = "Domain",
      description = "Domain of the addresses of the lines, where it is not the proxy's name.")
  @Cfg(path = "voip/signalling/sip/proxy_gateway")
  String gateway() default "";

  @AttributeDefinition(
      name = "Proxy as registrar",
      description = "Register at address and port of the proxy, whatever the registrar says.")
  @Cfg(path = "voip/signalling/sip/use_proxy_ip_port_for_registrar")
  boolean proxyIsRegistrar() default false;

  @AttributeDefinition(
      name = "Own registrar",
      description = "Register at the registrar below instead of the proxy.")
  @Cfg(path = "voip/signalling/sip/sip_registrar/enabled")
  boolean registrarEnabled() default false;

  @AttributeDefinition(name = "Registrar", description = "Name or address of the registrar.")
  @Cfg(path = "voip/signalling/sip/sip_registrar/addr")
  String registrarAddress() default "0.0.0.0";

  @AttributeDefinition(
      name = "Registrar port",
      description = "Port of the registrar; 65535 leaves it to DNS.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/sip_registrar/port")
  int registrarPort() default 5060;

  @AttributeDefinition(
      name = "Use an outbound proxy",
      description = "Send every request, REGISTER included, to the outbound proxy first.")
  @Cfg(path = "voip/signalling/sip/sip_outbound_proxy/enabled")
  boolean outboundEnabled() default false;

  @AttributeDefinition(name = "Outbound proxy", description = "Name or address.")
  @Cfg(path = "voip/signalling/sip/sip_outbound_proxy/addr")
  String outboundAddress() default "0.0.0.0";

  @AttributeDefinition(
      name = "Outbound proxy port",
      description = "Port of the outbound proxy; 65535 leaves it to DNS.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/signalling/sip/sip_outbound_proxy/port")
  int outboundPort() default 5060;

  @AttributeDefinition(
      name = "Transport",
      description = "Transport of SIP messages.",
      options = {@Option("UDP"), @Option("TCP"), @Option("TLS")})
  @Cfg(path = "voip/signalling/sip/transport_protocol")
  String transport() default "UDP";

  @AttributeDefinition(
      name = "Registration time",
      description = "Lifetime to ask for when registering.",
      min = "0",
      max = "86400")
  @Cfg(
      path = "voip/signalling/sip/proxy_timeout",
      aliases = "voip/signalling/sip/registration_expires",
      unit = "s")
  int expires() default 3600;

  @AttributeDefinition(
      name = "PSTN account",
      description =
          "Number of the line whose account mode is PSTN: it is the telephone line behind the"
              + " gateway, and does not register. -1 when all are VOIP.",
      min = "-1",
      max = "7")
  @Cfg(path = "offhook/pstn/account")
  int pstnAccount() default -1;

  @AttributeDefinition(
      name = "PSTN gateway",
      description = "Name or address of the gateway that the telephone line is plugged into.")
  @Cfg(path = "offhook/pstn/gateway/address")
  String pstnGateway() default "";

  @AttributeDefinition(
      name = "PSTN gateway port",
      description = "Port of the gateway; 65535 leaves it to DNS.",
      min = "0",
      max = "65535")
  @Cfg(path = "offhook/pstn/gateway/port")
  int pstnPort() default 5060;
}
