package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Address;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Link;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links and addresses from the text of {@code ip addr show}, long or brief ({@code -br}). The part
 * after {@code @} in {@code ens5@if6} is the peer and no part of the name.
 */
public record AddressText(List<Link> links, List<Address> addresses) {
  private static final Pattern HEAD =
      Pattern.compile("\\s*(\\d{1,9}): ([^:@\\s]+)(?:@\\S+)?: <([^>]*)>(.*)");
  private static final Pattern BRIEF =
      Pattern.compile("([^\\s@:]+)(?:@\\S+)?\\s+(UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT)\\s+(.*)");
  private static final Set<String> FLAGS =
      Set.of(
          "secondary",
          "deprecated",
          "dynamic",
          "tentative",
          "dadfailed",
          "nodad",
          "noprefixroute",
          "temporary",
          "mngtmpaddr",
          "home",
          "optimistic",
          "permanent",
          "autojoin",
          "stable-privacy");

  /** A link header and the details below it. */
  private static final class Head {
    final Line line;
    final int index;
    final String name;
    final Set<String> flags;
    final Words words;
    final List<String> altnames = new ArrayList<>();
    String mac = "";

    Head(Line line, Matcher matcher) {
      this.line = line;
      this.index = Integer.parseInt(matcher.group(1));
      this.name = matcher.group(2);
      this.flags = new LinkedHashSet<>(List.of(matcher.group(3).split(",")));
      this.words = Words.of(matcher.group(4));
    }

    Link link() {
      return new Link(
          index,
          name,
          List.copyOf(altnames),
          mac,
          Collections.unmodifiableSet(flags),
          words.after("state").orElse("UNKNOWN"),
          words
              .after("mtu")
              .flatMap(m -> Json.number(m).stream().boxed().findFirst())
              .orElse(0L)
              .intValue(),
          "",
          words.after("master"),
          words.after("group").orElse("default"),
          Optional.empty(),
          line.evidence());
    }
  }

  public static AddressText read(List<Line> lines) {
    List<Head> heads = new ArrayList<>();
    List<Address> addresses = new ArrayList<>();
    for (Line line : lines) {
      Matcher head = HEAD.matcher(line.text());
      Matcher brief = BRIEF.matcher(line.text());
      if (head.matches()) {
        heads.add(new Head(line, head));
      } else if (brief.matches()) {
        brief(line, brief, addresses);
      } else if (!heads.isEmpty()) {
        detail(line, heads.getLast(), addresses);
      }
    }
    return new AddressText(heads.stream().map(Head::link).toList(), List.copyOf(addresses));
  }

  private static void detail(Line line, Head head, List<Address> addresses) {
    Words words = Words.of(line.text());
    String first = words.take();
    if (first.equals("inet") || first.equals("inet6")) {
      address(line, head.name, words).ifPresent(addresses::add);
    } else if (first.equals("altname")) {
      head.altnames.add(words.take());
    } else if (first.startsWith("link/")) {
      head.mac = words.take().toLowerCase(Locale.ROOT);
    }
  }

  private static Optional<Address> address(Line line, String link, Words words) {
    String prefix = words.take();
    Optional<IpPrefix> length = IpPrefix.tryParse(prefix);
    Optional<IpAddress> ip = IpAddress.tryParse(prefix.replaceFirst("/.*", ""));
    Set<String> flags = new LinkedHashSet<>();
    String scope = "";
    String label = "";
    OptionalLong metric = OptionalLong.empty();
    while (words.more()) {
      String word = words.take();
      switch (word) {
        case "scope" -> scope = words.take();
        case "metric" -> metric = Json.number(words.take());
        case "brd", "peer", "proto" -> words.take();
        default -> {
          if (FLAGS.contains(word)) {
            flags.add(word);
          } else if (!words.more()) {
            label = word;
          }
        }
      }
    }
    if (ip.isEmpty() || length.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Address(
            link,
            ip.get(),
            length.get().length(),
            scope,
            Collections.unmodifiableSet(flags),
            metric,
            label,
            line.evidence()));
  }

  private static void brief(Line line, Matcher matcher, List<Address> addresses) {
    Words words = Words.of(matcher.group(3));
    while (words.more()) {
      String prefix = words.take();
      if (prefix.equals("metric")) {
        Address last = addresses.isEmpty() ? null : addresses.removeLast();
        OptionalLong metric = Json.number(words.take());
        if (last != null) {
          addresses.add(with(last, metric));
        }
        continue;
      }
      IpAddress.tryParse(prefix.replaceFirst("/.*", ""))
          .ifPresent(
              ip ->
                  IpPrefix.tryParse(prefix)
                      .ifPresent(
                          p -> addresses.add(plain(line, matcher.group(1), ip, p.length()))));
    }
  }

  private static Address plain(Line line, String link, IpAddress ip, int length) {
    String scope = ip.loopback() ? "host" : ip.linkLocal() ? "link" : "global";
    return new Address(
        link, ip, length, scope, Set.of(), OptionalLong.empty(), "", line.evidence());
  }

  private static Address with(Address a, OptionalLong metric) {
    return new Address(
        a.link(), a.ip(), a.prefixLength(), a.scope(), a.flags(), metric, a.label(), a.evidence());
  }
}
