package org.offhook.api.network;

/**
 * Hears what the network offers. Registered as a service; called on a thread of the network, must
 * be short.
 */
public interface NetworkListener {
  /**
   * The network offers something else than before.
   *
   * @param offer what it offers now; {@link NetworkOffer#NONE} when nothing any more
   */
  void onOffer(NetworkOffer offer);
}
