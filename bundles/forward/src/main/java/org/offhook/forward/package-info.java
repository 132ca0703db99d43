/** Sends incoming calls elsewhere: always, when busy, after no answer. */
package org.offhook.forward;
