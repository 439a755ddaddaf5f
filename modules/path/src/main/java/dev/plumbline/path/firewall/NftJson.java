package dev.plumbline.path.firewall;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code nft -j list ruleset} (libnftables-json(5)). */
record NftJson(List<Chain> chains, List<String> notes) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a dump.
   *
   * @param elsewhere tables that another dump shows in full, left out here
   * @throws IllegalArgumentException when the text is no such dump
   */
  static NftJson read(String file, String text, Set<String> elsewhere, Locality locality) {
    try {
      return new Reader(file, elsewhere, locality).read(JSON.readTree(text));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + " is no JSON that can be read: " + e.getOriginalMessage(), e);
    }
  }

  private static final class Reader {
    private final String file;
    private final Set<String> elsewhere;
    private final Locality locality;
    private final Map<String, Chain> heads = new LinkedHashMap<>();
    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Map<String, JsonNode> sets = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Reader(String file, Set<String> elsewhere, Locality locality) {
      this.file = file;
      this.elsewhere = elsewhere;
      this.locality = locality;
    }

    NftJson read(JsonNode root) {
      for (JsonNode object : root.path("nftables").values()) {
        for (String kind : List.of("set", "map")) {
          JsonNode set = object.path(kind);
          if (set.isObject()) {
            sets.put(table(set) + "/" + set.path("name").asString(""), set.path("elem"));
          }
        }
        JsonNode chain = object.path("chain");
        if (chain.isObject() && !elsewhere.contains(table(chain))) {
          head(chain);
        }
      }
      // Sets may stand behind the rules that use them, so rules come second.
      for (JsonNode object : root.path("nftables").values()) {
        JsonNode rule = object.path("rule");
        if (rule.isObject() && heads.containsKey(key(rule, "chain"))) {
          rule(rule);
        }
      }
      List<Chain> chains =
          heads.values().stream()
              .map(c -> c.withRules(rules.getOrDefault(c.key(), List.of())))
              .toList();
      return new NftJson(chains, List.copyOf(notes));
    }

    private static String table(JsonNode object) {
      return object.path("family").asString("") + " " + object.path("table").asString("");
    }

    private static String key(JsonNode object, String nameKey) {
      return Chain.key(table(object), object.path(nameKey).asString(""));
    }

    private void head(JsonNode chain) {
      Set<Family> families =
          switch (chain.path("family").asString("")) {
            case "ip" -> Set.of(Family.V4);
            case "ip6" -> Set.of(Family.V6);
            case "inet" -> Set.of(Family.V4, Family.V6);
            default -> Set.of();
          };
      String hook = chain.path("hook").asString("");
      Optional<Hook> known = hook(hook);
      if (families.isEmpty() || !hook.isEmpty() && known.isEmpty()) {
        String what = "chain " + chain.path("name").asString("") + " of table " + table(chain);
        notes.add(what + " works below IP and was not evaluated.");
        return;
      }
      Optional<Chain.Base> base =
          known.map(
              h ->
                  new Chain.Base(
                      h,
                      Chain.Kind.ofNft(chain.path("type").asString("")),
                      chain.path("prio").asInt(0),
                      !chain.path("policy").asString("accept").equals("drop")));
      String words = "chain " + table(chain) + " " + chain.path("name").asString("");
      heads.put(
          key(chain, "name"),
          new Chain(
              table(chain),
              chain.path("name").asString(""),
              families,
              base,
              List.of(),
              new Evidence(file, 0, words)));
    }

    private static Optional<Hook> hook(String name) {
      return List.of(Hook.values()).stream().filter(h -> h.word().equals(name)).findFirst();
    }

    private void rule(JsonNode rule) {
      String table = table(rule);
      NftStatements statements = new NftStatements(new NftMatch(table, sets, locality));
      rule.path("expr").values().forEach(statements::add);
      String text = String.join(" ", statements.texts());
      rules
          .computeIfAbsent(key(rule, "chain"), _ -> new ArrayList<>())
          .add(
              new Rule(
                  table,
                  rule.path("chain").asString(""),
                  text,
                  statements.counters(),
                  new Evidence(file, 0, handle(rule) + text),
                  statements.steps()));
    }

    private static String handle(JsonNode rule) {
      return String.format(
          Locale.ROOT,
          "%s %s handle %d: ",
          table(rule),
          rule.path("chain").asString(""),
          rule.path("handle").asInt(0));
    }
  }
}
