package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reload of networkd was followed within two seconds by the loss of a lease that never came back
 * (F1; amazonlinux/amazon-ec2-net-utils#168, amazonlinux/amazon-linux-2023#1127). Loss and return
 * within a second is what every reload of a changed link looks like.
 */
final class ReloadPrecededLoss extends NetUtilsCheck {
  private static final Pattern LOST = Pattern.compile("(\\S+): DHCP lease lost");
  private static final Duration NEAR = Duration.ofSeconds(2);

  ReloadPrecededLoss() {
    super("reload-preceded-loss", Need.NETWORKD_JOURNAL, Need.NET_UTILS_JOURNAL);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<JournalLine> journal = context.snapshot().journal().orElse(List.of());
    for (int i = journal.size() - 1; i >= 0; i--) {
      Matcher lost = LOST.matcher(journal.get(i).message());
      if (lost.lookingAt()
          && acquired(journal.subList(i + 1, journal.size()), lost.group(1)).isEmpty()) {
        JournalLine loss = journal.get(i);
        reloadNear(journal, loss).ifPresent(r -> findings.report(draft(lost.group(1), r, loss)));
      }
    }
  }

  private static Optional<JournalLine> acquired(List<JournalLine> later, String link) {
    return later.stream()
        .filter(
            l ->
                l.message().startsWith(link + ": DHCPv4 address ")
                    && l.message().contains("acquired"))
        .findFirst();
  }

  /** A reload just before the loss; seconds-only sources may list it after. */
  private static Optional<JournalLine> reloadNear(List<JournalLine> journal, JournalLine loss) {
    return journal.stream()
        .filter(l -> l.message().startsWith("Reloaded networkd"))
        .filter(l -> l.time().isPresent() && loss.time().isPresent())
        .filter(l -> near(l, loss))
        .findFirst();
  }

  private static boolean near(JournalLine reload, JournalLine loss) {
    Instant second = reload.time().get();
    // The script logs after networkctl returned, so the loss may be a little older than the line.
    return Duration.between(second, loss.time().get()).abs().compareTo(NEAR) <= 0;
  }

  private FindingDraft draft(String link, JournalLine reload, JournalLine loss) {
    return FindingDraft.of(
            id(), "host", link + ": lease lost in the second of a reload, and not taken again")
        .consequence(
            "The reload made networkd drop the lease of "
                + link
                + ", and no answer to its new request is in the journal.")
        .evidence(reload.evidence(), loss.evidence())
        .links(link)
        .source("amazonlinux/amazon-ec2-net-utils#168, amazonlinux/amazon-linux-2023#1127");
  }
}
