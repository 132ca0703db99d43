/** Finds the provisioning server, gets the configuration when it is due, and puts it in force. */
package org.offhook.provision;
