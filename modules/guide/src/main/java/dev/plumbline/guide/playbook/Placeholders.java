package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.netutils.NetUtilsFacts;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {link}} and the like in texts and commands. In commands every value is quoted, since
 * it may come from the instance; an unknown value becomes its name in capitals there, to be
 * replaced by hand, and plain words in a text.
 */
final class Placeholders {
  /** In place of a command: those that the finding has for a step of the same purpose. */
  static final String OF_FINDING = "{command-of-the-finding}";

  private static final List<String> NAMES =
      List.of(
          "link",
          "table",
          "metric",
          "address",
          "subnet",
          "gateway",
          "primary",
          "primary-address",
          "version",
          "lock-pid",
          "lock-link",
          "missing-link",
          "command-of-the-finding");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

  private final Map<String, String> values = new TreeMap<>();

  private Placeholders() {}

  /** The first name in a text that is none of the known placeholders. */
  static Optional<String> unknown(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(r -> r.group(1))
        .filter(name -> !NAMES.contains(name))
        .findFirst();
  }

  static Placeholders of(CaseFacts facts, String link) {
    Placeholders placeholders = new Placeholders();
    placeholders.put("link", Optional.of(link).filter(l -> !l.isEmpty()));
    HostModel host = facts.context().host();
    host.eni(link).ifPresent(eni -> placeholders.eni(facts, eni));
    host.primary().ifPresent(eni -> placeholders.primary(eni));
    placeholders.put("version", host.version());
    if (!facts.withheld()) {
      placeholders.stuck(facts);
    }
    return placeholders;
  }

  /** What stands in the way of the package, named by its locks. */
  private void stuck(CaseFacts facts) {
    Optional<NetUtilsState.Lock> lock = NetUtilsFacts.stuckLock(facts.snapshot());
    put("lock-link", lock.map(NetUtilsState.Lock::link));
    put("lock-pid", lock.flatMap(NetUtilsState.Lock::pid).map(String::valueOf));
    put("missing-link", NetUtilsFacts.missingInterface(facts.snapshot()));
  }

  private void eni(CaseFacts facts, Eni eni) {
    put("table", eni.tableName());
    put(
        "metric",
        eni.metric().isPresent()
            ? Optional.of(Long.toString(eni.metric().getAsLong()))
            : Optional.empty());
    put("address", faulty(facts, eni).or(() -> first(eni)));
    put("subnet", eni.subnets().stream().findFirst().map(String::valueOf));
    put("gateway", eni.gateway4().map(IpAddress::toString));
  }

  private void primary(Eni eni) {
    put("primary", Optional.of(eni.name()));
    put("primary-address", first(eni));
  }

  /** The address that a finding of this interface is about. */
  private static Optional<String> faulty(CaseFacts facts, Eni eni) {
    return facts.diagnosis().faults().stream()
        .filter(f -> f.links().contains(eni.name()))
        .map(Finding::subject)
        .filter(subject -> IpAddress.tryParse(subject).isPresent())
        .findFirst();
  }

  private static Optional<String> first(Eni eni) {
    return eni.wanted().stream()
        .filter(Wanted::address)
        .map(w -> w.prefix().address().toString())
        .findFirst();
  }

  private void put(String name, Optional<String> value) {
    value.ifPresent(v -> values.put(name, v));
  }

  String text(String template) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(values.get(match.group(1)))
                        .orElseGet(
                            () ->
                                UnknownValue.words(
                                    match.group(1),
                                    template.substring(0, match.start()),
                                    template.substring(match.end())))));
  }

  /** A command, every value quoted. */
  String command(String template) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            match -> {
              String value = values.get(match.group(1));
              return Matcher.quoteReplacement(
                  value == null ? match.group(1).toUpperCase(Locale.ROOT) : Quoting.quote(value));
            });
  }

  Remedy remedy(Remedy remedy) {
    return remedy.worded(this::text, this::command);
  }
}
