package org.offhook.shell;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell for other programs: a Unix domain socket {@code shell.sock} in the data directory, for
 * the user of the phone alone. A client sends a command line in UTF-8 and a line feed; it gets the
 * output, a NUL, the decimal exit code and a line feed; then it may send the next. NUL never occurs
 * in the output. A client that goes away ends the command it waited for: a call that was to stay
 * for an hour is hung up.
 */
@Component(
    service = {},
    immediate = true)
public final class ShellSocket {
  private static final Logger LOG = LoggerFactory.getLogger(ShellSocket.class);
  private static final int MAX_CLIENTS = 32;

  private final CommandProcessor processor;
  private final LastReplies replies;
  private final Path path;
  private final ServerSocketChannel server;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

  /** Listens. */
  @Activate
  public ShellSocket(
      BundleContext context, @Reference CommandProcessor processor, @Reference LastReplies replies)
      throws IOException {
    this.processor = processor;
    this.replies = replies;
    this.path = Path.of(context.getProperty("offhook.data")).resolve("shell.sock").toAbsolutePath();
    // What a killed phone left behind; a living one holds the lock of the data directory.
    Files.deleteIfExists(path);
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    ShellClient.start("shell socket", this::listen);
  }

  private void listen() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        if (clients.size() >= MAX_CLIENTS) {
          LOG.warn("The shell has {} clients; one more was turned away", clients.size());
          client.close();
        } else {
          clients.add(client);
          ShellClient.start("shell client", () -> serve(client));
        }
      } catch (IOException e) {
        if (server.isOpen()) {
          LOG.warn("The shell socket: {}", e.toString());
          return;
        }
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      new ShellClient(client, processor, replies).serve();
    } catch (IOException e) {
      LOG.debug("A shell client went: {}", e.toString());
    } finally {
      clients.remove(client);
    }
  }

  @Deactivate
  void close() throws IOException {
    server.close();
    for (SocketChannel client : clients) {
      // No more commands; the one under way, which may be what updates the shell, has its reply.
      client.shutdownInput();
    }
    Files.deleteIfExists(path);
  }
}
