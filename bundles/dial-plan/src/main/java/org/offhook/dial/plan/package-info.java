/** Digit maps, dial plans and number rules, with their timeouts. */
package org.offhook.dial.plan;
