package dev.plumbline.app.cli;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.IpText;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.trace.KernelWord;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Reply;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.VpcSide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The answer of {@code plumbline trace --json}, in the field names of {@code ip -j route get}. */
final class TraceJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private TraceJson() {}

  /** One line without line end. */
  static String line(
      Map<String, Object> query, Trace trace, Optional<VpcSide> vpc, Snapshot snapshot) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", query);
    json.put("answer", answer(trace.last(), snapshot));
    json.put("headline", trace.headline().title());
    json.put("steps", trace.passes().stream().flatMap(p -> steps(p, trace).stream()).toList());
    json.put("warnings", trace.warnings());
    if (trace.passes().size() > 1) {
      json.put("passes", trace.passes().stream().map(p -> pass(p, snapshot)).toList());
    }
    if (trace.last().kernel().answer().isPresent()) {
      json.put("kernel", kernel(trace.last().kernel()));
    }
    trace.reply().ifPresent(r -> json.put("reply", reply(r)));
    if (trace.filter().missing().isEmpty()) {
      json.put("firewall", trace.filter().judgements().stream().map(TraceJson::judgement).toList());
    }
    vpc.ifPresent(v -> json.put("vpc", VpcJson.of(v)));
    return MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> judgement(Judgement judgement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hook", judgement.hook().word());
    json.put("verdict", judgement.verdict().name().toLowerCase(Locale.ROOT));
    json.put("text", judgement.why());
    judgement
        .rule()
        .ifPresent(
            rule -> {
              json.put("rule", rule.text());
              rule.counters().ifPresent(c -> json.put("packets", c.packets()));
              json.put("evidence", EvidenceJson.place(rule.evidence()));
            });
    return json;
  }

  /** The line for a flow that comes in: the host sends nothing that could be looked up. */
  static String incoming(Map<String, Object> query, VpcSide vpc) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", query);
    json.put("answer", Map.of("unknown", "a flow that comes in is judged on the VPC side"));
    json.put("steps", List.of());
    json.put("warnings", List.of());
    json.put("vpc", VpcJson.of(vpc));
    return MAPPER.writeValueAsString(json);
  }

  /** The line for a question that cannot be read. */
  static String unread(Map<String, Object> query, String why) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", query);
    json.put("answer", Map.of("unknown", why));
    json.put("steps", List.of());
    json.put("warnings", List.of(why));
    return MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> pass(Pass pass, Snapshot snapshot) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", FlowJson.query(pass.query()));
    json.put("answer", answer(pass, snapshot));
    return json;
  }

  private static Map<String, Object> kernel(KernelWord word) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("agrees", word.agrees());
    json.put("differences", word.differences());
    word.answer().ifPresent(a -> json.put("evidence", EvidenceJson.place(a.evidence())));
    return json;
  }

  private static Map<String, Object> reply(Reply reply) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", FlowJson.query(reply.query()));
    json.put("arrives", reply.arrives());
    json.put("rp_filter", reply.filter());
    json.put("steps", reply.steps().stream().map(TraceJson::step).toList());
    return json;
  }

  private static Map<String, Object> answer(Pass pass, Snapshot snapshot) {
    return answer(pass.query(), pass.answer(), snapshot);
  }

  private static Map<String, Object> answer(Query query, Answer answer, Snapshot snapshot) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (answer) {
      case Answer.Way way -> way(json, query, way, snapshot);
      case Answer.NoWay none -> {
        json.put("error", none.error().text(query));
        json.put("errno", none.error().errno());
      }
      case Answer.Unknown unknown -> {
        json.put("unknown", unknown.why());
        if (!unknown.alternatives().isEmpty()) {
          json.put(
              "alternatives",
              unknown.alternatives().stream().map(a -> answer(query, a, snapshot)).toList());
        }
      }
    }
    return json;
  }

  private static void way(
      Map<String, Object> json, Query query, Answer.Way way, Snapshot snapshot) {
    if (!way.type().equals("unicast")) {
      json.put("type", way.type());
    }
    json.put("dst", query.to().toString());
    query.from().ifPresent(f -> json.put("from", f.toString()));
    if (query.family() == Family.V6) {
      json.putIfAbsent("from", "::");
    }
    way.gateway().ifPresent(g -> gateway(json, g, query.family()));
    json.put("dev", way.dev());
    if (shown(way, query.family(), snapshot)) {
      json.put("table", way.table());
    }
    way.weight().ifPresent(w -> json.put("weight", w));
    way.prefSource().ifPresent(s -> json.put("prefsrc", s.toString()));
    if (query.mark() != 0) {
      json.put("mark", query.mark());
    }
    query.iif().ifPresent(i -> json.put("iif", i));
  }

  /**
   * True where the kernel names the table: never main, and in IPv4 not before there are rules of
   * one's own, because local and main are one table until then (Linux {@code fib_unmerge}).
   */
  private static boolean shown(Answer.Way way, Family family, Snapshot snapshot) {
    boolean custom =
        family == Family.V6
            || snapshot.rules().orElse(List.of()).stream()
                .anyMatch(
                    r ->
                        !r.selector().matchesEverything()
                            || !List.of("local", "main", "default").contains(r.table()));
    return custom && !way.table().isEmpty() && !way.table().equals("main");
  }

  private static void gateway(Map<String, Object> json, IpAddress gateway, Family family) {
    if (gateway.family() == family) {
      json.put("gateway", gateway.toString());
    } else {
      Map<String, Object> via = new LinkedHashMap<>();
      via.put("family", gateway.family() == Family.V6 ? "inet6" : "inet");
      via.put("host", gateway.toString());
      json.put("via", via);
    }
  }

  private static List<Map<String, Object>> steps(Pass pass, Trace trace) {
    return pass.steps().stream()
        .map(
            s -> {
              Map<String, Object> json = step(s);
              if (trace.passes().size() > 1) {
                json.put("pass", pass.number());
              }
              return json;
            })
        .toList();
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", step.kind().name().toLowerCase(Locale.ROOT));
    json.put("text", step.text());
    step.rule().ifPresent(r -> json.put("rule", r.priority() + ": " + IpText.rule(r)));
    if (!step.table().isEmpty()) {
      json.put("table", step.table());
    }
    step.route().ifPresent(r -> json.put("route", IpText.route(r)));
    step.evidence().ifPresent(e -> json.put("evidence", EvidenceJson.place(e)));
    return json;
  }
}
