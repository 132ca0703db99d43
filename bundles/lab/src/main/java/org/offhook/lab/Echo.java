package org.offhook.lab;

/** Sends back what the caller says, in whatever codec, events included. */
final class Echo implements Audio {
  @Override
  public void heard(
      RtpLeg leg, int payloadType, boolean marker, int sequence, int timestamp, byte[] payload) {
    leg.send(payloadType, marker, sequence, timestamp, payload);
  }
}
