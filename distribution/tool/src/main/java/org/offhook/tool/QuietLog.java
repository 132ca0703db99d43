package org.offhook.tool;

import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogService;

/** The resolver tells its steps; what matters comes back as its result. */
@SuppressWarnings("rawtypes")
final class QuietLog implements LogService {
  @Override
  public void log(int level, String message) {}

  @Override
  public void log(int level, String message, Throwable exception) {}

  @Override
  public void log(ServiceReference reference, int level, String message) {}

  @Override
  public void log(ServiceReference reference, int level, String message, Throwable exception) {}
}
