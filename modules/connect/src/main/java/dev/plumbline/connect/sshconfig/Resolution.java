package dev.plumbline.connect.sshconfig;

import dev.plumbline.connect.LocalEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Values gathered for one host while the configuration is read from top to bottom. */
final class Resolution {
  private final LocalEnvironment local;
  private final String typed;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Set<ConfigProblem> problems = new LinkedHashSet<>();
  private final Set<ConfigLine> applied = new LinkedHashSet<>();
  private boolean finalPassWanted;

  Resolution(LocalEnvironment local, String typed) {
    this.local = local;
    this.typed = typed;
  }

  void preset(String keyword, String value) {
    values.put(keyword, value);
  }

  Optional<String> value(String keyword) {
    return Optional.ofNullable(values.get(keyword));
  }

  List<String> list(String keyword) {
    return lists.getOrDefault(keyword, List.of());
  }

  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  /** Host and Match lines that matched. */
  List<ConfigLine> applied() {
    return List.copyOf(applied);
  }

  boolean wantsFinalPass() {
    return finalPassWanted;
  }

  void pass(List<ConfigLine> user, List<ConfigLine> system, boolean finalPass) {
    walk(user, true, finalPass);
    walk(system, true, finalPass);
  }

  /**
   * Between the two passes: takes HostName into use, folded to lower case, and fixes what decides
   * about canonical names.
   */
  void settleHostName() {
    values.putIfAbsent("canonicalizehostname", "false");
    values.putIfAbsent("canonicalizemaxdots", "1");
    values.putIfAbsent("canonicalizefallbacklocal", "yes");
    values.put("hostname", hostName().toLowerCase(Locale.ROOT));
  }

  /**
   * Tries {@code name.domain.} for each of CanonicalDomains.
   *
   * @return whether the configuration is to be read once more
   */
  boolean canonicalise(Predicate<String> exists) {
    String mode = values.getOrDefault("canonicalizehostname", "false");
    if (mode.equals("false")) {
      return false;
    }
    String name = hostName();
    long dots = name.chars().filter(c -> c == '.').count();
    int limit = Integer.parseInt(values.getOrDefault("canonicalizemaxdots", "1"));
    boolean proxied = route("proxycommand").isPresent() || route("proxyjump").isPresent();
    if (dots <= limit && (mode.equals("always") || !proxied)) {
      for (String domain : values.getOrDefault("canonicaldomains", "").split(" ")) {
        if (!domain.isEmpty() && exists.test(name + "." + domain + ".")) {
          values.put("hostname", name + "." + domain);
          break;
        }
      }
    }
    return true;
  }

  /** ProxyCommand or ProxyJump unless it is {@code none}. */
  Optional<String> route(String keyword) {
    return value(keyword).filter(v -> !v.equalsIgnoreCase("none"));
  }

  String hostName() {
    String name = values.getOrDefault("hostname", typed);
    try {
      return Tokens.percent(name, Map.of('h', typed));
    } catch (Tokens.UnknownTokenException e) {
      return name;
    }
  }

  private void walk(List<ConfigLine> lines, boolean reachable, boolean finalPass) {
    boolean active = reachable;
    for (ConfigLine line : lines) {
      switch (line.keyword()) {
        case "host" -> active = host(line, reachable, finalPass);
        case "match" -> active = match(line, finalPass) && reachable;
        case "include" -> {
          for (List<ConfigLine> file : line.included()) {
            walk(file, active, finalPass);
          }
        }
        default -> set(line, active);
      }
    }
  }

  /** The second reading compares the name that HostName gave, as {@code ssh -G} of 9.2 does. */
  private boolean host(ConfigLine line, boolean reachable, boolean finalPass) {
    if (line.words().isEmpty()) {
      problems.add(line.problem("missing-argument", "Host names no pattern"));
    }
    boolean active = reachable && Patterns.anyMatches(line.words(), finalPass ? hostName() : typed);
    return note(line, active);
  }

  private boolean match(ConfigLine line, boolean finalPass) {
    MatchLine match =
        new MatchLine(
            finalPass ? values.getOrDefault("hostname", typed) : hostName(),
            typed,
            values.getOrDefault("user", local.user()),
            local.user(),
            finalPass);
    boolean active = match.test(line, problems);
    finalPassWanted |= match.mentionsFinal();
    return note(line, active);
  }

  private boolean note(ConfigLine line, boolean active) {
    if (active) {
      applied.add(line);
    }
    return active;
  }

  private void set(ConfigLine line, boolean active) {
    Optional<Keyword> known = Keyword.of(line.keyword());
    if (known.isEmpty()) {
      unknown(line);
      return;
    }
    Keyword keyword = known.get();
    switch (keyword.kind()) {
      case IGNORED -> {
        // Known to ssh and without effect on reaching the host.
      }
      case RAW -> {
        String raw = LineSplitter.raw(line.rest()).stripTrailing();
        if (raw.isEmpty()) {
          missing(line);
        } else if (active) {
          first(keyword.name(), raw);
        }
      }
      case WORDS -> words(line, keyword, active);
      case ADDS_UP, ADDS_UP_WORDS -> addUp(line, keyword, active);
      default -> single(line, keyword, active);
    }
  }

  private void unknown(ConfigLine line) {
    List<String> ignored = List.of(values.getOrDefault("ignoreunknown", "").split(","));
    if (!Patterns.anyMatchesHost(ignored, line.keyword())) {
      problems.add(
          line.problem(
              "unknown-keyword",
              "keyword \"" + line.keyword() + "\" is not known; ssh refuses the whole file"));
    }
  }

  private void missing(ConfigLine line) {
    problems.add(line.problem("missing-argument", line.keyword() + " has no value"));
  }

  private void single(ConfigLine line, Keyword keyword, boolean active) {
    if (line.words().isEmpty()) {
      missing(line);
      return;
    }
    if (line.words().size() > 1) {
      problems.add(
          line.problem(
              "extra-argument", line.keyword() + " takes one value; the rest is left out"));
    }
    String word = line.words().getFirst();
    boolean none = keyword.kind() == Keyword.Kind.TIME && word.equals("none");
    Optional<String> value = none ? Optional.of("none") : keyword.normalise(word);
    if (value.isEmpty()) {
      problems.add(
          line.problem("bad-value", line.keyword() + " \"" + word + "\" is not a valid value"));
    } else if (active) {
      first(keyword.name(), value.get());
    }
  }

  private void words(ConfigLine line, Keyword keyword, boolean active) {
    if (line.words().isEmpty()) {
      missing(line);
    } else if (active && !lists.containsKey(keyword.name())) {
      lists.put(keyword.name(), line.words());
      values.put(keyword.name(), String.join(" ", line.words()));
    }
  }

  private void addUp(ConfigLine line, Keyword keyword, boolean active) {
    if (line.words().isEmpty()) {
      missing(line);
      return;
    }
    if (keyword.kind() == Keyword.Kind.ADDS_UP && line.words().size() > 1) {
      problems.add(
          line.problem(
              "extra-argument", line.keyword() + " takes one value; the rest is left out"));
    }
    if (active) {
      List<String> all = lists.computeIfAbsent(keyword.name(), k -> new ArrayList<>());
      List<String> add =
          keyword.kind() == Keyword.Kind.ADDS_UP ? line.words().subList(0, 1) : line.words();
      add.stream().filter(word -> !all.contains(word)).forEach(all::add);
    }
  }

  /**
   * The first value wins; of ProxyCommand and ProxyJump the first of the two. {@code ProxyJump
   * none} stands in the way of a later jump only.
   */
  private void first(String keyword, String value) {
    boolean taken =
        switch (keyword) {
          case "proxycommand" -> route("proxyjump").isPresent();
          case "proxyjump" -> values.containsKey("proxycommand");
          default -> false;
        };
    if (!taken) {
      values.putIfAbsent(keyword, value);
    }
  }
}
