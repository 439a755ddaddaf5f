package dev.plumbline.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Captured;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Action;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules and routes whose files somebody edited: kept, named by file and line, never guessed. */
class HandEditedTest {
  private static Snapshot rules(String json) {
    return Snapshot.of(Recordings.of(Map.of("ip-j-rule.json", json)));
  }

  private static Snapshot routes(String json) {
    return Snapshot.of(Recordings.of(Map.of("ip-j-route-all.json", json)));
  }

  private static PolicyRule rule(String json) {
    return rules("[" + json + "]").rules().orElse(List.of()).getFirst();
  }

  private static Route route(String json) {
    return routes("[" + json + "]").routes().orElse(List.of()).getFirst();
  }

  @Test
  void aSelectorOfTheWrongTypeIsNotTakenForAll() {
    assertThat(rule("{\"priority\":5,\"src\":[\"10.0.0.1\"],\"table\":\"7\"}").selector().unknown())
        .containsExactly("src [\"10.0.0.1\"]");
    assertThat(rule("{\"priority\":5,\"src\":\"10.0.0.999\",\"table\":\"7\"}").selector().unknown())
        .containsExactly("src 10.0.0.999");
    assertThat(
            rule("{\"priority\":5,\"src\":\"10.0.0.1\",\"srclen\":99,\"table\":\"7\"}")
                .selector()
                .unknown())
        .containsExactly("src 10.0.0.1");
    assertThat(
            rule("{\"priority\":5,\"src\":\"all\",\"iif\":{},\"table\":\"7\"}")
                .selector()
                .unknown())
        .containsExactly("iif {}");
    assertThat(
            rule("{\"priority\":5,\"src\":\"all\",\"table\":\"7\",\"suppress_prefixlen\":\"zero\"}")
                .selector()
                .unknown())
        .containsExactly("suppress_prefixlen zero");
  }

  @Test
  void anActionThatCannotBeReadIsNone() {
    assertThat(rule("{\"priority\":5,\"src\":\"all\",\"goto\":\"banana\"}").action())
        .isEqualTo(Action.OTHER);
    assertThat(rule("{\"priority\":5,\"src\":\"all\",\"table\":{}}").action())
        .isEqualTo(Action.OTHER);
    assertThat(rule("{\"priority\":5,\"src\":\"all\",\"goto\":\"none\"}").action())
        .isEqualTo(Action.GOTO);
  }

  @Test
  void aRuleThatIsNoJsonOrHasNoPriorityStaysWhereItStood() {
    Snapshot s =
        rules(
            """
            [{"priority":0,"src":"all","table":"local"},
             {"priority":5,"src":10.0.2.22,"table":"7"},
             {"priority":"5o2","src":"all","table":"7"},
             {"priority":32766,"src":"all","table":"main"}]
            """);
    List<PolicyRule> rules = s.rules().orElse(List.of());
    assertThat(rules)
        .extracting(PolicyRule::action)
        .containsExactly(Action.LOOKUP, Action.OTHER, Action.OTHER, Action.LOOKUP);
    assertThat(rules.get(1).evidence().text()).contains("10.0.2.22");
    assertThat(s.rules().complete()).isFalse();
    assertThat(s.problems()).extracting(Problem::line).contains(2, 3);
  }

  @Test
  void aPageInsteadOfJsonIsNoEmptyList() {
    assertThat(rules("<html><body>502</body></html>").rules().complete()).isFalse();
    assertThat(routes("42").routes().complete()).isFalse();
    assertThat(rules("[]").rules().complete()).isTrue();
  }

  @Test
  void partsOfARouteThatCannotBeReadAreKept() {
    assertThat(route("{\"dst\":\"default\",\"gateway\":\"banana\",\"dev\":\"a\"}").unknown())
        .containsExactly("gateway banana");
    assertThat(route("{\"dst\":\"default\",\"dev\":[\"a\"]}").unknown())
        .containsExactly("dev [\"a\"]");
    assertThat(route("{\"dst\":\"default\",\"nexthops\":\"many\"}").unknown())
        .containsExactly("nexthops many");
    assertThat(route("{\"dst\":\"default\",\"dev\":\"a\",\"metric\":\"low\"}").unknown())
        .containsExactly("metric low");
    assertThat(route("{\"dst\":\"default\",\"dev\":\"a\",\"frob\":1}").unknown())
        .containsExactly("frob 1");
    assertThat(
            route("{\"dst\":\"default\",\"dev\":\"a\",\"metrics\":[{\"mtu\":1}],\"encap\":\"ip\"}")
                .unknown())
        .isEmpty();
  }

  @Test
  void aRouteToNowhereReadableIsNoDefaultRoute() {
    Route route = route("{\"dst\":\"10.0.0.0/99\",\"dev\":\"a\"}");
    assertThat(route.isDefault()).isFalse();
    assertThat(route.astray()).isTrue();
  }

  @Test
  void wordsOfARouteThatAreNotKnownAreNamedWithTheirLine() {
    Snapshot s =
        Snapshot.of(
            Recordings.of(
                Map.of(
                    "ip-route-all.txt",
                    """
                    10.0.0.0/24 dev a proto kernel scope link src 10.0.0.9
                    default via 10.0.0.1 dev a mtu lock 1400 frob 7 proto dhcp onlink
                    10.9.0.0/16 encap ip id 1 src 0.0.0.0 dst 10.1.1.1 ttl 0 tos 0 dev a
                    """)));
    List<Route> routes = s.routes().orElse(List.of());
    assertThat(routes)
        .extracting(Route::unknown)
        .containsExactly(List.of(), List.of("frob 7"), List.of());
    assertThat(routes.get(1).protocol()).isEqualTo("dhcp");
    assertThat(s.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(2);
              assertThat(p.text()).contains("frob 7");
            });
  }

  @Test
  void wideTextAndMarksOfEditorsAreRead() {
    String text = "0:\tfrom all lookup local\r\n32766:\tfrom all lookup main\r\n";
    for (Charset charset : List.of(StandardCharsets.UTF_16, Charset.forName("x-UTF-16LE-BOM"))) {
      Recording recording =
          Recordings.of(Map.of("date.txt", "")).with("ip-rule.txt", text.getBytes(charset));
      Captured<List<PolicyRule>> rules = Snapshot.of(recording).rules();
      assertThat(rules.orElse(List.of())).hasSize(2);
    }
    assertThat(rules("\ufeff[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"}]").problems())
        .isEmpty();
  }
}
