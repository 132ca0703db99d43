package org.offhook.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Runs commands on a running phone through its shell socket: a command line and a line feed out;
 * output, a NUL, the exit code in decimal and a line feed back. Without a command it reads commands
 * from the standard input. Exit code: that of the last command; 75 when no phone answers.
 */
public final class Client {
  private static final int NO_PHONE = 75;
  private static final int BROKEN = 70;
  private static final int END = -1;
  private final Path socket;
  private final PrintStream out;

  private Client(Path socket, PrintStream out) {
    this.socket = socket;
    this.out = out;
  }

  /** Entry point: {@code SOCKET [COMMAND]}. */
  public static void main(String[] arguments) throws IOException {
    Client client = new Client(Path.of(arguments[0]), System.out);
    System.exit(arguments.length > 1 ? client.run(arguments[1]) : client.converse());
  }

  private int converse() throws IOException {
    boolean terminal = System.console() != null;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    int code = 0;
    if (terminal && run("lines") == NO_PHONE) {
      return NO_PHONE;
    }
    while (code != NO_PHONE) {
      if (terminal) {
        out.print("offhook> ");
        out.flush();
      }
      String line = in.readLine();
      if (line == null || line.strip().equals("exit") || line.strip().equals("quit")) {
        return code;
      }
      if (!line.isBlank()) {
        code = run(line.strip());
      }
    }
    return code;
  }

  private int run(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      if (!connected(channel)) {
        return NO_PHONE;
      }
      byte[] line = (command.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer request = ByteBuffer.wrap(line);
      while (request.hasRemaining()) {
        channel.write(request);
      }
      return relay(channel);
    }
  }

  private boolean connected(SocketChannel channel) {
    try {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return false;
    }
  }

  /** Prints what comes until the NUL; what follows is the exit code. */
  private int relay(SocketChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8_192);
    int code = END;
    while (channel.read(buffer.clear()) >= 0) {
      for (byte b : java.util.Arrays.copyOf(buffer.array(), buffer.position())) {
        if (code == END && b != 0) {
          out.write(b);
        } else if (b == 0) {
          code = 0;
        } else if (b == '\n') {
          out.flush();
          return code;
        } else {
          code = code * 10 + (b - '0');
        }
      }
      out.flush();
    }
    System.err.println("offhook: the phone ended before it answered");
    return BROKEN;
  }
}
