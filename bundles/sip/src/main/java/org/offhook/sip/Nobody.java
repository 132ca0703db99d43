package org.offhook.sip;

import org.offhook.api.sip.SessionEnd;
import org.offhook.api.sip.SessionListener;

/** Listens until the real listener is set. */
final class Nobody implements SessionListener {
  @Override
  public void onProgress(int code, String reason) {
    // Nobody hears it.
  }

  @Override
  public void onAnswer(String sdp) {
    // Nobody hears it.
  }

  @Override
  public void onOffer(String sdp) {
    // Nobody hears it.
  }

  @Override
  public void onOfferRefused(int code, String reason) {
    // Nobody hears it.
  }

  @Override
  public void onAnswered() {
    // Nobody hears it.
  }

  @Override
  public void onEnded(SessionEnd end) {
    // Nobody hears it.
  }
}
