package org.offhook.dhcp.lease.file;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the lease of the host is. */
@ObjectClassDefinition(
    name = "DHCP lease file",
    description = "Takes what the network offers to phones from the lease of the host.")
@interface LeaseFileConfig {
  @AttributeDefinition(
      name = "Lease file",
      description =
          "File, or directory whose newest file counts; empty looks where dhclient and"
              + " systemd-networkd keep theirs.")
  @Cfg(path = "offhook/dhcp/lease_file")
  String file() default "";
}
