/**
 * Health: what each capability says of itself, bundles that do not run, and components whose needs
 * are not met, with the need at the root of it.
 */
package org.offhook.health;
