/**
 * Voice dialling: a key calls a service that is told by voice whom to call; by a server of its own
 * with its own transport, or as a number like any other. The service transfers the call (RFC 3515)
 * or goes on by itself.
 */
package org.offhook.voice.dialing;
