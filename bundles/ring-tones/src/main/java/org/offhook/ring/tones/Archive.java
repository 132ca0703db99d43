package org.offhook.ring.tones;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of an archive, by name, within bounds of size and count. For one use. */
final class Archive {
  private static final int LARGEST = 16 << 20;
  private static final int LARGEST_FILE = 4 << 20;
  private static final int LARGEST_ALL = 32 << 20;
  private static final int MOST = 64;
  private static final int BLOCK = 512;

  private final String source;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private long all;

  private Archive(String source) {
    this.source = source;
  }

  static Map<String, byte[]> files(String source, InputStream in) throws IOException {
    Archive archive = new Archive(source);
    byte[] bytes = in.readNBytes(LARGEST + 1);
    String name = source.toLowerCase(Locale.ROOT);
    try {
      archive.room(bytes.length > LARGEST, "more than 16 MB");
      if (name.endsWith(".zip")) {
        archive.zip(new ZipInputStream(new ByteArrayInputStream(bytes)));
      } else if (name.endsWith(".tgz") || name.endsWith(".tar.gz")) {
        archive.tar(new GZIPInputStream(new ByteArrayInputStream(bytes)));
      } else if (name.endsWith(".wav")) {
        archive.files.put(source, bytes);
      } else {
        throw new IOException(source + ": expected .zip, .tgz or .wav");
      }
    } catch (EOFException e) {
      throw new IOException(source + ": cut short", e);
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw new IOException(source + ": no whole archive", e);
    }
    archive.room(archive.files.isEmpty(), "it holds no file");
    return archive.files;
  }

  private void room(boolean refused, String why) throws IOException {
    if (refused) {
      throw new IOException(source + ": " + why);
    }
  }

  private void zip(ZipInputStream in) throws IOException {
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (!entry.isDirectory()) {
        byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
        add(entry.getName(), bytes, bytes.length);
      }
    }
  }

  private void tar(InputStream in) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      String name = field(header, 0, 100);
      String octal = field(header, 124, 12).strip();
      room(!octal.matches("[0-7]{1,11}"), "no whole archive");
      long size = Long.parseLong(octal, 8);
      room(size > LARGEST_FILE, name(name) + " is larger than 4 MB");
      int padded = (int) ((size + BLOCK - 1) / BLOCK * BLOCK);
      byte[] bytes = in.readNBytes(padded);
      room(bytes.length < padded, "cut short");
      // Links and devices are no files.
      if (header[156] == '0' || header[156] == 0) {
        add(name, java.util.Arrays.copyOf(bytes, (int) size), size);
      }
      header = in.readNBytes(BLOCK);
    }
    room(header.length < BLOCK, "cut short");
  }

  private static String field(byte[] header, int from, int length) {
    String text = new String(header, from, length, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** A name that leads out of the folder makes the whole archive suspect. */
  private void add(String name, byte[] bytes, long size) throws IOException {
    boolean plain = name.matches("[\\p{L}\\p{N}_ ()+-][\\p{L}\\p{N}_ .()+-]{0,79}");
    room(!plain, "\"" + name(name) + "\" is no plain file name");
    room(size > LARGEST_FILE, name(name) + " is larger than 4 MB");
    all += size;
    room(all > LARGEST_ALL, "it unpacks to more than 32 MB");
    room(files.size() >= MOST, "more than " + MOST + " files");
    files.put(name, bytes);
  }

  private static String name(String name) {
    return name.substring(0, Math.min(60, name.length())).replaceAll("\\p{Cc}", "?");
  }
}
