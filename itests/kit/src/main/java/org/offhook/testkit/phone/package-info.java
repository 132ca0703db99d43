/** A whole phone as a process of its own, driven from outside as an administrator would. */
package org.offhook.testkit.phone;
