package dev.plumbline.logs;

import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole journal of a host into one feed: first its newest entries, then everything after, again
 * and again from the cursor reached. Filters are applied by the reader of the feed.
 */
final class JournalTail {
  private final Feed feed;
  private final int history;

  /**
   * @param history entries to begin with at the very first start, at least 1
   */
  JournalTail(Feed feed, int history) {
    this.feed = feed;
    this.history = history;
  }

  /**
   * Follows until the remote end stops; returns then.
   *
   * @throws IOException when the connection or the disk fails
   */
  void run(Shell shell, HostFacts facts) throws IOException {
    boolean sudo = !facts.journal().equals("readable") && !facts.sudo().equals("no");
    String how = sudo ? "sudo" : "plain";
    if (feed.position().length == 0) {
      if (!facts.allRights() && !facts.journal().equals("absent")) {
        feed.note(
            LogLine.Kind.GAP,
            Entry.NO_TIME,
            "Not allowed to read the system journal: only your own messages are shown."
                + " Group systemd-journal or sudo is needed.");
      }
      JournalProof proof = new JournalProof(feed.position(), facts.allRights());
      read(shell, RemoteCommands.JOURNAL_HISTORY, proof, how, String.valueOf(history));
    }
    JournalProof proof = new JournalProof(feed.position(), facts.allRights());
    String trouble = read(shell, RemoteCommands.JOURNAL_FOLLOW, proof, how, proof.cursor().text());
    if (trouble.contains("Failed to seek to cursor")) {
      feed.append(
          List.of(
              Entry.note(
                  LogLine.Kind.GAP,
                  Entry.NO_TIME,
                  "The journal does not know the place reached any more; reading begins anew.")),
          new byte[0]);
    }
  }

  private String read(Shell shell, String command, JournalProof proof, String... input)
      throws IOException {
    try (RemoteProcess process = shell.exec(command);
        RemoteInput control = new RemoteInput(process)) {
      control.send(input);
      control.beat();
      List<Entry> rows = new ArrayList<>();
      ExportParser parser = new ExportParser(entry -> rows.addAll(proof.accept(entry)));
      byte[] buffer = new byte[1 << 16];
      InputStream in = process.stdout();
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        parser.accept(buffer, got);
        if (!rows.isEmpty()) {
          feed.append(rows, proof.position());
          rows.clear();
        }
      }
      return control.complaint();
    }
  }
}
