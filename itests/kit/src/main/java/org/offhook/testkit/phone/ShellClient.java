package org.offhook.testkit.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Speaks to the shell socket of a running phone: a command line and a line feed out; output, a NUL,
 * the decimal exit code and a line feed back.
 */
public final class ShellClient {
  private static final Pattern STARTED = Pattern.compile("(?m)^0 +active ");
  private final Path socket;

  /** For the phone that listens here. */
  public ShellClient(Path socket) {
    this.socket = socket;
  }

  /**
   * What a command gave.
   *
   * @param output what it printed
   * @param exitCode 0 when it succeeded
   */
  public record Result(String output, int exitCode) {}

  /** True when the phone takes commands, and all of it has started. */
  public boolean answers() {
    if (!Files.exists(socket)) {
      return false;
    }
    try {
      return STARTED.matcher(exec("bundles org.apache.felix.framework").output()).find();
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs one command line. */
  public Result exec(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
      String reply = readReply(channel);
      int mark = reply.lastIndexOf('\0');
      if (mark < 0) {
        throw new IOException("the shell closed in the middle of: " + command + "\n" + reply);
      }
      return new Result(
          reply.substring(0, mark), Integer.parseInt(reply.substring(mark + 1).trim()));
    }
  }

  private static String readReply(SocketChannel channel) throws IOException {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    boolean marked = false;
    while (channel.read(buffer.clear()) >= 0) {
      for (int i = 0; i < buffer.position(); i++) {
        byte b = buffer.get(i);
        reply.write(b);
        marked |= b == 0;
        if (marked && b == '\n') {
          return reply.toString(StandardCharsets.UTF_8);
        }
      }
    }
    return reply.toString(StandardCharsets.UTF_8);
  }
}
