package org.offhook.provision;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Ties the parameters to their PID; the command also reads the facts of the model. */
@Component(service = ProvisionParameters.class, configurationPid = "org.offhook.provision")
@Designate(ocd = ProvisionConfig.class)
public final class ProvisionParameters {}
