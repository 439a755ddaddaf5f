package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two generated eni.conf files have the same table or metric, or a file has another than metadata
 * asks for (F11; amazonlinux/amazon-ec2-net-utils#90, PR #153): device number or network card came
 * late.
 */
final class EniNumberCollision extends NetUtilsCheck {
  EniNumberCollision() {
    super("eni-number-collision", Need.DROP_INS, Need.LINKS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    boolean versionKnown = context.host().version().isPresent();
    Map<String, String> owners = new HashMap<>();
    for (Eni eni : context.host().enis()) {
      Optional<DropIn> file = Configured.eniConf(context.snapshot(), eni.name());
      if (file.isEmpty()) {
        continue;
      }
      for (Number number : numbers(file.get(), eni)) {
        String other = owners.putIfAbsent(number.key() + number.value(), eni.name());
        if (other != null) {
          findings.report(
              draft(eni.name(), number, eni.name() + " and " + other + " both have ", other));
        } else if (versionKnown && differs(eni, number)) {
          findings.report(
              draft(
                  eni.name(),
                  number,
                  eni.name() + ": metadata asks for " + number.expected() + ", the file has ",
                  eni.name()));
        }
      }
    }
  }

  private record Number(String key, String value, String expected, Evidence evidence) {}

  private static List<Number> numbers(DropIn file, Eni eni) {
    List<Number> numbers = new ArrayList<>();
    number(file, "Route", "Table", eni.tableName().orElse("")).ifPresent(numbers::add);
    String metric = eni.metric().isPresent() ? Long.toString(eni.metric().getAsLong()) : "";
    number(file, "DHCPv4", "RouteMetric", metric).ifPresent(numbers::add);
    return numbers;
  }

  private static Optional<Number> number(DropIn file, String section, String key, String expected) {
    return file.sections(section)
        .flatMap(s -> s.entries().stream())
        .filter(e -> e.key().equals(key))
        .findFirst()
        .map(
            e ->
                new Number(
                    key,
                    e.value(),
                    expected,
                    new Evidence(file.file(), e.line(), key + "=" + e.value())));
  }

  /** Only metadata is an independent witness: a number read from the file itself proves nothing. */
  private static boolean differs(Eni eni, Number number) {
    return eni.metadata().flatMap(m -> m.first("device-number")).isPresent()
        && !number.expected().isEmpty()
        && !number.expected().equals(number.value());
  }

  private FindingDraft draft(String link, Number number, String text, String other) {
    String what = (number.key().equals("Table") ? "table " : "metric ") + number.value();
    return FindingDraft.of(id(), link, text + what)
        .consequence(
            "Routes or rules of one interface land where those of another belong, so replies may"
                + " leave by the wrong one.")
        .evidence(number.evidence())
        .links(link.equals(other) ? new String[] {link} : new String[] {link, other})
        .remedy(
            Remedy.of(
                Steps.restartPolicyRoutes(link),
                Steps.update("2.7.4 waits until the network card is known."),
                Steps.state(link, "Metric and table differ from those of the other interfaces."),
                Remedy.Step.undo("Nothing to undo", "The unit writes what metadata asks for.")))
        .source("amazonlinux/amazon-ec2-net-utils#90, PR #153; fixed 2.4.0, 2.7.3, 2.7.4");
  }
}
