package dev.plumbline.lab.program;

import dev.plumbline.model.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A folder of a recording as the capture asks for it: for each file "NAME-BYTES CONTENT-BYTES", its
 * path and its content.
 */
final class TreeFrames {
  private static final String LISTING = "run-systemd-network.txt";

  private TreeFrames() {}

  /** Empty when the recording does not know the folder; no bytes when it knows it as empty. */
  static Optional<byte[]> of(Recording recording, String folder) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String root = "/" + folder.replace('-', '/');
    for (String file : recording.files()) {
      if (file.startsWith(folder)) {
        byte[] path = (root + file.substring(folder.length())).getBytes(StandardCharsets.UTF_8);
        byte[] content = recording.bytes(file).orElseThrow();
        out.writeBytes(
            (path.length + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(path);
        out.write('\n');
        out.writeBytes(content);
        out.write('\n');
      }
    }
    return out.size() > 0 || recording.has(LISTING)
        ? Optional.of(out.toByteArray())
        : Optional.empty();
  }
}
