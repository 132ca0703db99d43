/**
 * Starts a phone: opens the image, brings up the framework, installs the bundles of the image and
 * waits until the framework stops.
 *
 * <p>It holds no library but the framework, because every class here is on the way from exec to the
 * first REGISTER. It trusts the image: what is checked (digests, signature, resolution) is checked
 * when an image is assembled or taken over, not at each start.
 */
package org.offhook.launcher;
