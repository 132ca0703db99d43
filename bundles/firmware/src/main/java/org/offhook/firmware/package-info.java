/** Keeps two slots of firmware, tries a new one and goes back by itself. */
package org.offhook.firmware;
