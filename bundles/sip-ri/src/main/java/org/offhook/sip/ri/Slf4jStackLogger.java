package org.offhook.sip.ri;

import gov.nist.core.StackLogger;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log of the library. It calls many things errors that a network peer can cause at will, so all of
 * them are debug output here: what matters is reported by the engine, at a bounded rate.
 */
public final class Slf4jStackLogger implements StackLogger {
  private static final String NAME = "gov.nist.javax.sip";

  private final Logger log = LoggerFactory.getLogger(NAME);
  private final AtomicInteger lines = new AtomicInteger();

  @Override
  public void logStackTrace() {
    logStackTrace(TRACE_DEBUG);
  }

  @Override
  public void logStackTrace(int level) {
    // Tells where a message was sent from: of no use in the field.
  }

  @Override
  public int getLineCount() {
    return lines.get();
  }

  @Override
  public void logException(Throwable cause) {
    debug("exception", cause);
  }

  @Override
  public void logDebug(String message) {
    log.trace(message);
  }

  @Override
  public void logDebug(String message, Exception cause) {
    log.trace(message, cause);
  }

  @Override
  public void logTrace(String message) {
    log.trace(message);
  }

  @Override
  public void logFatalError(String message) {
    log.warn(message);
  }

  @Override
  public void logError(String message) {
    debug(message, null);
  }

  @Override
  public void logError(String message, Exception cause) {
    debug(message, cause);
  }

  @Override
  public void logWarning(String message) {
    debug(message, null);
  }

  @Override
  public void logInfo(String message) {
    log.trace(message);
  }

  @Override
  public boolean isLoggingEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return switch (level) {
      case TRACE_FATAL -> log.isWarnEnabled();
      case TRACE_ERROR, TRACE_WARN -> log.isDebugEnabled();
      case TRACE_NONE -> false;
      default -> log.isTraceEnabled();
    };
  }

  @Override
  public void disableLogging() {
    // The level is decided by the logging backend.
  }

  @Override
  public void enableLogging() {
    // The level is decided by the logging backend.
  }

  @Override
  public void setBuildTimeStamp(String stamp) {
    // Printed by nobody.
  }

  @Override
  public void setStackProperties(Properties properties) {
    // None concern this logger.
  }

  @Override
  public String getLoggerName() {
    return NAME;
  }

  private void debug(String message, Throwable cause) {
    lines.incrementAndGet();
    log.debug(message, cause);
  }
}
