/**
 * Maintenance: starts the phone anew, brings back its defaults, and knows which changes wait for a
 * start. Nothing of it ever ends a call, unless the person says so. What the defaults take away is
 * taken by the launcher before anything of the phone runs, so that no capability writes it again.
 */
package org.offhook.maintenance;
