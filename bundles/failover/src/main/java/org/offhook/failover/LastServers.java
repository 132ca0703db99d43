package org.offhook.failover;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import org.offhook.api.config.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server each line used last, in a file: a phone that starts tries it first. Any thread. */
final class LastServers {
  private static final Logger LOG = LoggerFactory.getLogger(LastServers.class);

  private final Path file;
  private final Properties servers = new Properties();

  LastServers(Path file) {
    this.file = file;
    try (Reader in = Files.newBufferedReader(file)) {
      servers.load(in);
    } catch (NoSuchFileException e) {
      // the first start
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} cannot be read, and the first servers are tried first: {}", file, e.toString());
    }
  }

  /** The server of a line, or empty. */
  synchronized String of(int line) {
    return servers.getProperty("line." + line, "");
  }

  /** Remembers the server of a line; true when that is new. */
  synchronized boolean use(int line, String server) {
    return !server.equals(servers.put("line." + line, server));
  }

  /** Writes the file anew; the old one stays until the new one is whole. */
  synchronized void write() {
    try {
      StringWriter text = new StringWriter();
      servers.store(text, "The server each line used last");
      DurableFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }
}
