package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.Phrases;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An administrator's file for an interface: worth knowing, no fault in itself. */
final class AdminDropIn extends SingleCheck {
  AdminDropIn() {
    super("admin-drop-in", Need.DROP_INS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Map<String, List<DropIn>> byLink =
        context.snapshot().dropIns().orElse(List.of()).stream()
            .filter(d -> d.administrator() && !d.link().isEmpty())
            .filter(
                d ->
                    context.host().isEni(d.link())
                        || context.snapshot().links().optional().isEmpty())
            .collect(Collectors.groupingBy(DropIn::link, LinkedHashMap::new, Collectors.toList()));
    byLink.forEach((link, files) -> findings.report(draft(link, files)));
  }

  private FindingDraft draft(String link, List<DropIn> files) {
    List<String> settings =
        files.stream()
            .flatMap(f -> f.sections().stream())
            .flatMap(
                s ->
                    s.entries().stream()
                        .map(e -> "[" + s.name() + "] " + e.key() + "=" + e.value()))
            .toList();
    return FindingDraft.of(
            id(),
            link,
            link + ": " + Phrases.and(files.stream().map(DropIn::path).toList()) + " sets more")
        .consequence(
            settings.isEmpty() ? "It holds no setting." : "It sets " + Phrases.and(settings) + ".")
        .evidence(files.stream().map(AdminDropIn::evidence).toList())
        .links(link)
        .source("systemd.network(5): drop-ins of all folders are merged, sorted by file name");
  }

  private static Evidence evidence(DropIn file) {
    return file.sections().stream()
        .flatMap(
            s ->
                s.entries().stream()
                    .map(e -> new Evidence(file.file(), e.line(), e.key() + "=" + e.value())))
        .findFirst()
        .orElseGet(() -> Evidence.file(file.file()));
  }
}
