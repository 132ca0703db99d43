package org.offhook.tool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packs an image as {@code .tar.gz}. Names are sorted, and times, owners and modes are fixed, so
 * that equal images give equal bytes. The class-data archive stays out: it differs with each making
 * and serves only the java that made it.
 */
final class ImageTar {
  /** 2026-11-20T00:00:00Z, as in the jars. */
  private static final long TIME_MILLIS = 1_795_132_800_000L;

  private static final int DIRECTORY = 040755;
  private static final int PROGRAM = 0100755;
  private static final int PLAIN = 0100644;

  private ImageTar() {}

  /**
   * Packs.
   *
   * @param image directory of the image
   * @param folder name of the one folder that all files are in
   * @param to file to write
   */
  static void pack(Path image, String folder, Path to) throws IOException {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(9);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
        OutputStream gzip = new GzipCompressorOutputStream(file, parameters);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      List<String> names = new ArrayList<>(ImageFiles.below(image));
      names.add(ImageDirectory.MANIFEST);
      names.sort(null);
      for (String directory : directories(names)) {
        entry(tar, folder + "/" + directory, DIRECTORY, 0);
        tar.closeArchiveEntry();
      }
      for (String name : names) {
        Path source = image.resolve(name);
        int mode = name.startsWith("bin/") ? PROGRAM : PLAIN;
        entry(tar, folder + "/" + name, mode, Files.size(source));
        Files.copy(source, tar);
        tar.closeArchiveEntry();
      }
    }
  }

  private static Set<String> directories(List<String> names) {
    Set<String> directories = new TreeSet<>(Set.of(""));
    for (String name : names) {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        directories.add(name.substring(0, slash + 1));
      }
    }
    return directories;
  }

  private static void entry(TarArchiveOutputStream tar, String name, int mode, long size)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize(size);
    entry.setModTime(TIME_MILLIS);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    tar.putArchiveEntry(entry);
  }
}
