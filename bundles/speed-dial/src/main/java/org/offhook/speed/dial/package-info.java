/** Speed-dial keys and lists. */
package org.offhook.speed.dial;
