package dev.plumbline.logs;

import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks {@link RemoteCommands#FILE_READER} about files. One question at a time. */
final class FileReader implements AutoCloseable {
  private static final int LINE_LIMIT = 8192;

  private final RemoteInput control;
  private final InputStream in;
  private long taken;

  FileReader(Shell shell, String command) throws IOException {
    RemoteProcess process = shell.exec(command);
    this.control = new RemoteInput(process);
    this.in = new BufferedInputStream(process.stdout(), 1 << 16);
  }

  /** The file may not be read. */
  static final class NotPermitted extends IOException {
    private static final long serialVersionUID = 1;

    NotPermitted(String path) {
      super("Not allowed to read " + path);
    }
  }

  /**
   * A piece of a file.
   *
   * @param id device and inode
   * @param size of the file when asked
   * @param proven false when the file changed under the reading: then nothing of it counts
   */
  record Chunk(String id, long size, byte[] data, boolean proven) {}

  /** Bytes of files that came so far. */
  long taken() {
    return taken;
  }

  /** A piece of a file from an offset on; empty when there is no such file. */
  Optional<Chunk> read(String path, long offset, int most) throws IOException {
    return chunk("read", path, offset, most);
  }

  /** A piece of the unpacked content of a packed file. */
  Optional<Chunk> unpack(String tool, String path, long offset, int length) throws IOException {
    return chunk(tool, path, offset, length);
  }

  private Optional<Chunk> chunk(String verb, String path, long offset, int length)
      throws IOException {
    Optional<String[]> head = ask(verb, path, offset, length, "H");
    if (head.isEmpty()) {
      return Optional.empty();
    }
    int n = (int) number(head.get(), 3);
    byte[] data = in.readNBytes(n);
    taken += n;
    if (data.length < n) {
      throw new IOException("the file reader ended inside an answer");
    }
    String[] trailer = line().split(" ");
    boolean same = trailer.length == 3 && trailer[1].equals(head.get()[1]);
    long needed = verb.equals("read") ? offset + n : number(head.get(), 2);
    boolean proven = same && (n == 0 || number(trailer, 2) >= needed);
    return Optional.of(new Chunk(head.get()[1], number(head.get(), 2), data, proven));
  }

  /** Length of a packed file when unpacked; -1 when it is damaged or still being written. */
  long unpackedSize(String tool, String path) throws IOException {
    Optional<String[]> answer = ask(tool, path, 0, 0, "M");
    if (answer.isEmpty()) {
      return -1;
    }
    String trailer = line();
    String before = "T " + answer.get()[1] + " " + answer.get()[2];
    return trailer.equals(before) ? number(answer.get(), 3) : -1;
  }

  /** The file and what its rotations are called. */
  List<Sibling> list(String path) throws IOException {
    return names("list", path);
  }

  /** All files in a folder, whose path ends with a slash; none where there is no folder. */
  List<Sibling> folder(String path) throws IOException {
    return names("folder", path);
  }

  private List<Sibling> names(String verb, String path) throws IOException {
    control.send(verb, path, "0", "0");
    List<Sibling> found = new ArrayList<>();
    String line = line();
    for (; line.startsWith("F "); line = line()) {
      String[] words = line.split(" ");
      String name = until(0, 1 << 16);
      found.add(new Sibling(name, words[1], number(words, 2), number(words, 3)));
    }
    if (line.equals("P")) {
      throw new NotPermitted(path);
    }
    return found;
  }

  private Optional<String[]> ask(String verb, String path, long offset, int length, String expected)
      throws IOException {
    control.send(verb, path, String.valueOf(offset), String.valueOf(length));
    String[] words = line().split(" ");
    if (words[0].equals("P")) {
      throw new NotPermitted(path);
    }
    if (words[0].equals("N")) {
      return Optional.empty();
    }
    if (!words[0].equals(expected) || words.length != 4) {
      throw new IOException("the file reader answered " + String.join(" ", words));
    }
    return Optional.of(words);
  }

  private static long number(String[] words, int at) throws IOException {
    try {
      return Long.parseLong(words[at]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("the file reader answered " + String.join(" ", words), e);
    }
  }

  private String line() throws IOException {
    return until('\n', LINE_LIMIT);
  }

  private String until(int end, int limit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != end; b = in.read()) {
      if (b < 0) {
        String why = control.complaint();
        throw new IOException("the file reader ended" + (why.isEmpty() ? "" : ": " + why));
      }
      if (bytes.size() >= limit) {
        throw new IOException("the file reader answered without end");
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    control.close();
  }
}
