package org.offhook.dtmf;

import org.offhook.api.phone.Call;
import org.offhook.api.phone.DigitTransport;
import org.osgi.service.component.annotations.Component;

/** Sends digits as telephone events in RTP (RFC 4733). */
@Component(property = DigitTransport.METHOD + "=RFC2833")
public final class EventDigits implements DigitTransport {
  @Override
  public boolean send(Call call, char digit, int millis) {
    return call.media().map(media -> media.sendEvent(Digit.event(digit), millis)).orElse(false);
  }
}
