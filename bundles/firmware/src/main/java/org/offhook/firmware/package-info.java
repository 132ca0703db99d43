/**
 * Firmware: takes the image of a firmware file into the idle slot, if it is for this model, of
 * another version, whole, and signed by somebody this image trusts; starts it on trial when nobody
 * talks; keeps it when the configuration is in force and the lines are registered as they were;
 * goes back to the image before when not. Needs a phone that was started by its boot loader, {@code
 * bin/offhook-boot}.
 */
package org.offhook.firmware;
