/** Reminder tone, music on hold, and what becomes of a held call. */
package org.offhook.hold.extras;
