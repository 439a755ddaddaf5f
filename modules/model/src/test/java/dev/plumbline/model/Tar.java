package dev.plumbline.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes archives as tests need them, well-formed or hostile. */
final class Tar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  Tar() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  Tar file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Tar file(String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  Tar folder(String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name + "/", true));
    tar.closeArchiveEntry();
    return this;
  }

  Tar link(String name, String target, boolean hard) throws IOException {
    return special(
        name, hard ? TarConstants.LF_LINK : TarConstants.LF_SYMLINK, e -> e.setLinkName(target));
  }

  Tar device(String name) throws IOException {
    return special(name, TarConstants.LF_CHR, e -> e.setDevMajor(1));
  }

  private Tar special(String name, byte type, Consumer<TarArchiveEntry> change) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    change.accept(entry);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  byte[] plain() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  byte[] packed() throws IOException {
    byte[] plain = plain();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }
}
