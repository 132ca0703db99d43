/** Keys and lamps of the model, and what the configuration makes of them. */
package org.offhook.keys;
