package org.offhook.shell;

import java.io.InputStream;
import java.io.PrintStream;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes command lines in one session and turns what becomes of them into text and exit code. */
final class CommandLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);
  private static final int MAX_LENGTH = 16_384;

  private final CommandSession session;
  private final PrintStream out;

  CommandLine(CommandProcessor processor, PrintStream out) {
    this.session = processor.createSession(InputStream.nullInputStream(), out, out);
    this.out = out;
    // Capabilities come first; what Gogo brings along is found behind them.
    session.put("SCOPE", "offhook:*");
    // A star is a key of the phone here, not a pattern for names of files.
    session.put(CommandSession.OPTION_NO_GLOB, true);
  }

  /** Sets a variable of the session. */
  void put(String name, Object value) {
    session.put(name, value);
  }

  /** Runs a line; its output has been written on return. */
  int execute(String line) {
    if (line.isBlank()) {
      return 0;
    }
    if (line.length() > MAX_LENGTH) {
      out.println("a command line of " + line.length() + " characters is too long");
      return CommandFault.USAGE;
    }
    try {
      Object result = session.execute(withHashes(line));
      if (result != null && !result.toString().isEmpty()) {
        out.println(session.format(result, Converter.INSPECT));
      }
      return 0;
    } catch (Exception e) {
      return explain(e);
    } finally {
      out.flush();
    }
  }

  /** Ends the command that another thread waits for here, if any. */
  void interrupt() {
    Job job = session.foregroundJob();
    if (job != null) {
      job.interrupt(); // Gogo runs commands on threads of its own
    }
  }

  /** The line with each word such as {@code #31#} kept from being a comment. */
  private static String withHashes(String line) {
    StringBuilder text = new StringBuilder(line.length() + 2);
    char quote = 0;
    char before = ' ';
    for (char c : line.toCharArray()) {
      if (c == '#' && quote == 0 && before == ' ') {
        text.append('\\');
      } else if ((c == '\'' || c == '"') && before != '\\') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      }
      text.append(c);
      before = c;
    }
    return text.toString();
  }

  private int explain(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CommandFault fault) {
        out.println(clean(fault.getMessage()));
        return fault.exitCode();
      }
      if (cause instanceof InterruptedException) {
        out.println("interrupted");
        return CommandFault.FAILED;
      }
    }
    if (thrown.getClass().getSimpleName().equals("CommandNotFoundException")) {
      out.println(thrown.getMessage() + "; see help");
      return CommandFault.USAGE;
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause(); // Gogo calls by reflection, which wraps what a command throws
    }
    LOG.debug("A command failed", thrown);
    out.println(clean(root.getMessage() == null ? root.toString() : root.getMessage()));
    return CommandFault.FAILED;
  }

  /** Reasons may come from the network: what could steer a terminal does not get there. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\u0080-\u009f&&[^\n]]", "?");
  }

  @Override
  public void close() {
    session.close();
  }
}
