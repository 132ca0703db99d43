package org.offhook.lab;

import java.net.InetSocketAddress;

/** The way a message came, and the way back to whoever sent it. */
interface Flow {
  /** {@code UDP} or {@code TCP}. */
  String transport();

  InetSocketAddress remote();

  /** Sends a message; one that cannot be sent is lost. */
  void send(byte[] message);

  /** False when the connection is gone. */
  boolean isOpen();
}
