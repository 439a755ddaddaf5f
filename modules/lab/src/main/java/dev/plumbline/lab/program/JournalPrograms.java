package dev.plumbline.lab.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code journalctl} of a practice instance, as the tail calls it: arguments come on stdin. */
final class JournalPrograms {
  private final LabJournal journal;

  JournalPrograms(LabJournal journal) {
    this.journal = journal;
  }

  /** The newest entries. Stdin: how (not used here), number. */
  int history(InputStream in, OutputStream out, OutputStream err) throws IOException {
    Lines.read(in);
    String number = Lines.read(in);
    int wanted = number.matches("\\d{1,8}") ? Integer.parseInt(number) : 10;
    int end = journal.visible();
    for (int i = Math.max(0, end - wanted); i < end; i++) {
      out.write(journal.entry(i).export());
    }
    return 0;
  }

  /** Everything from a cursor on, then what comes. Stdin: how, cursor, signs of life. */
  int follow(InputStream in, OutputStream out, OutputStream err)
      throws IOException, InterruptedException {
    Lines.read(in);
    int next = journal.indexOf(Lines.read(in));
    CountDownLatch gone = new CountDownLatch(1);
    Thread watch = Thread.ofVirtual().name("lab stdin").start(() -> drain(in, gone));
    try {
      boolean left = false;
      while (!left) {
        while (next < journal.size() && journal.millisUntil(next) <= 0) {
          out.write(journal.entry(next++).export());
        }
        out.flush();
        long wait = next < journal.size() ? journal.millisUntil(next) : 60_000;
        left = gone.await(Math.max(1, wait), TimeUnit.MILLISECONDS);
      }
      return 143;
    } finally {
      watch.interrupt();
    }
  }

  private static void drain(InputStream in, CountDownLatch gone) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the client went away: the same as the end of its input
    } finally {
      gone.countDown();
    }
  }

  /** Facts about the host, one a line. */
  int facts(InputStream in, OutputStream out, OutputStream err) throws IOException {
    String boot = journal.boot();
    String dashed = boot.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    String facts =
        """
        machine %s
        boot %s
        uid 1000
        groups ec2-user adm wheel systemd-journal
        zone /usr/share/zoneinfo/UTC
        zonefile
        offset +0000
        journalctl systemd 252 (252.23-2.amzn2023)
        journal readable
        sudo all
        end
        """
            .formatted(new StringBuilder(boot).reverse(), dashed);
    out.write(facts.getBytes(StandardCharsets.UTF_8));
    return 0;
  }
}
