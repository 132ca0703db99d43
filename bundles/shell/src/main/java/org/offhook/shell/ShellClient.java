package org.offhook.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.felix.service.command.CommandProcessor;

/** One client of the shell socket: one thread reads its lines, another runs them in turn. */
final class ShellClient {
  private static final int WAITING = 64;

  /** How long commands may go on after a client has sent its last line and closed its side. */
  private static final long GRACE_MILLIS = 2000;

  private final SocketChannel channel;
  private final CommandProcessor processor;
  private final LastReplies replies;
  // Empty: there are no more.
  private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(WAITING);

  ShellClient(SocketChannel channel, CommandProcessor processor, LastReplies replies) {
    this.channel = channel;
    this.processor = processor;
    this.replies = replies;
  }

  static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Returns when the client has gone and its last command has ended, or was made to. */
  void serve() throws IOException {
    Thread runner = start("shell command", this::run);
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.put(Optional.of(line));
      }
      lines.put(Optional.empty());
      runner.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      runner.interrupt();
    }
  }

  private void run() {
    Reply reply = new Reply(channel);
    try (PrintStream out = new PrintStream(reply, false, StandardCharsets.UTF_8);
        CommandLine command = new CommandLine(processor, out)) {
      Optional<String> line = lines.take();
      while (line.isPresent()) {
        String words = line.get();
        replies.owe(
            () -> {
              int code = command.execute(words);
              out.flush();
              reply.end(code);
            });
        line = lines.take();
      }
    } catch (InterruptedException | IOException e) {
      // The client has gone, and there is nobody to tell.
    }
  }
}
