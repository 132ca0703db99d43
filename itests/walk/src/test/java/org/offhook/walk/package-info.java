/**
 * A random walk over key presses, network events and timer expiries. Three whole phones, each an
 * OSGi framework with the bundles that ship, and a scripted server speak real SIP messages with
 * each other through the real stack; only the wire and the clock are virtual, so that hours pass in
 * seconds, messages are lost, delayed, repeated and overtaken at will, and a seed repeats a walk.
 */
package org.offhook.walk;
