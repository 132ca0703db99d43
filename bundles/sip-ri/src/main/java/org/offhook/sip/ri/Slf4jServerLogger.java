package org.offhook.sip.ri;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages in and out: one line each at debug, without credentials or bodies. */
public final class Slf4jServerLogger implements ServerLogger {
  private final Logger log = LoggerFactory.getLogger("org.offhook.sip.messages");

  @Override
  public void closeLogFile() {
    // There is no file.
  }

  @Override
  public void logMessage(SIPMessage message, String from, String to, boolean sent, long time) {
    logMessage(message, from, to, "", sent);
  }

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sent, long time) {
    logMessage(message, from, to, status, sent);
  }

  @Override
  public void logMessage(SIPMessage message, String from, String to, String status, boolean sent) {
    if (log.isDebugEnabled()) {
      String line = String.valueOf(message.getFirstLine()).strip();
      log.debug("{} {} -> {}: {} {}", sent ? "out" : "in ", from, to, line, message.getCSeq());
    }
  }

  @Override
  public void logException(Exception cause) {
    log.debug("message", cause);
  }

  @Override
  public void setStackProperties(Properties properties) {
    // None concern this logger.
  }

  @Override
  public void setSipStack(SipStack stack) {
    // Not needed.
  }
}
