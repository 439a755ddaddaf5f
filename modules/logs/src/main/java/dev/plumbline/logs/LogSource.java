package dev.plumbline.logs;

import java.util.Optional;

/**
 * Something that a person can pick to read: a part of the journal, a file, a part of a recording.
 */
public sealed interface LogSource {
  /** Unique within a host, such as {@code journal:networkd} or {@code file:/var/log/messages}. */
  String id();

  /** Short name for chips and the source column. */
  String title();

  /** A part of the host's journal. */
  record Journal(String title, JournalFilter filter) implements LogSource {
    @Override
    public String id() {
      return "journal:" + title;
    }
  }

  /**
   * A file on the host, followed through its rotations; or a folder in which a new file is begun
   * each day, its date in its name.
   *
   * @param path absolute, without a line break; that of a folder ends with a slash
   */
  record RemoteFile(String path) implements LogSource {
    public RemoteFile {
      refusal(path)
          .ifPresent(
              why -> {
                throw new IllegalArgumentException(why);
              });
    }

    /** Why this text cannot be the path of a log, for the person who typed it. */
    public static Optional<String> refusal(String path) {
      if (!path.startsWith("/")) {
        return Optional.of("The path must begin with /");
      }
      if (path.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
        return Optional.of("The path must be one line");
      }
      if (path.endsWith("//") || path.length() == 1) {
        return Optional.of("The path must name a file, or a folder of dated files");
      }
      if (path.startsWith("/proc/") || path.startsWith("/sys/")) {
        return Optional.of("Files below /proc and /sys hold values, not logs");
      }
      return Optional.empty();
    }

    boolean isFolder() {
      return path.endsWith("/");
    }

    @Override
    public String id() {
      return "file:" + path;
    }

    @Override
    public String title() {
      String name = isFolder() ? path.substring(0, path.length() - 1) : path;
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  /**
   * A part of a recording that is no journal, such as the output of {@code ip monitor}.
   *
   * @param file name in the recording
   */
  record Recorded(String title, String file) implements LogSource {
    @Override
    public String id() {
      return "recorded:" + file;
    }
  }
}
