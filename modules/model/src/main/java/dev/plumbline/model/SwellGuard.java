package dev.plumbline.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Stops an archive that unpacks to far more than any log does. */
final class SwellGuard extends FilterInputStream {
  private final Path path;
  private final long most;
  private long seen;

  /**
   * @param size of the packed file, in bytes
   */
  SwellGuard(Path path, InputStream in, RecordingLimits limits, long size) {
    super(in);
    this.path = path;
    this.most = Math.max(limits.ratioBytes(), size * limits.ratio());
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    return counted(read < 0 ? -1 : 1) < 0 ? -1 : read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return (int) counted(super.read(bytes, offset, length));
  }

  @Override
  public long skip(long count) throws IOException {
    return counted(super.skip(count));
  }

  private long counted(long read) throws RecordingException {
    seen += Math.max(0, read);
    if (seen > most) {
      throw new RecordingException(
          path
              + " was not opened: it unpacks to more than "
              + (most >> 20)
              + " MiB, far more than logs do.");
    }
    return read;
  }
}
