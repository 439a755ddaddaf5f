package dev.plumbline.path.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Asks the kernel in a network namespace of its own; skipped where that is not allowed. */
class NftKernelTest {
  /** Prints the rules, then port and error text of a connection to each port. */
  private static final String SCRIPT =
      """
      ip link set lo up && nft -f "$1" && nft -j list ruleset && echo
      for p in 1001 1002 1003 1004 1005 1007 1016 1018 1019; do
        echo "$p $( (exec 3<>/dev/tcp/127.0.0.1/$p) 2>&1 | head -1)"
      done
      """;

  private static final Map<String, Rejection> SEEN =
      Map.of(
          "Connection refused", Rejection.REFUSED,
          "No route to host", Rejection.NO_ROUTE,
          "Network is unreachable", Rejection.UNREACHABLE,
          "Protocol not available", Rejection.NO_PROTOCOL);

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
  }

  private static boolean allowed() throws InterruptedException {
    try {
      return run("unshare", "-n", "bash", "-c", "nft -j list ruleset && echo yes").contains("yes");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void theSenderSeesWhatTheKernelSays() throws Exception {
    assumeTrue(allowed(), "needs the right to make a network namespace, and nft");
    Path rules = Path.of(getClass().getResource("rules.nft").toURI());
    String output =
        run("unshare", "-n", "bash", "-c", SCRIPT, "bash", rules.toAbsolutePath().toString());
    String json = output.lines().filter(l -> l.startsWith("{")).findFirst().orElseThrow();
    Map<String, String> errors =
        output
            .lines()
            .filter(l -> l.startsWith("10"))
            .collect(Collectors.toMap(l -> l.substring(0, 4), l -> l.replaceFirst(".*: ", "")));
    assertThat(errors).hasSize(9);
    Firewall firewall = Filters.nft(json);
    IpAddress here = IpAddress.parse("127.0.0.1");
    errors.forEach(
        (port, error) -> {
          Query query =
              Query.to(here)
                  .withPorts("tcp", OptionalInt.of(40000), OptionalInt.of(Integer.parseInt(port)));
          Packet packet = Packet.of(query, here, Optional.of("lo"), ConnectionState.NEW);
          Judgement judgement = firewall.judge(packet, Hook.OUTPUT);
          assertThat(judgement.verdict()).as(port).isEqualTo(Verdict.REJECT);
          assertThat(judgement.seen()).as(port).isEqualTo(Optional.ofNullable(SEEN.get(error)));
        });
    Query drop = Query.to(here).withPorts("tcp", OptionalInt.of(1), OptionalInt.of(1006));
    Packet dropped = Packet.of(drop, here, Optional.of("lo"), ConnectionState.NEW);
    assertThat(firewall.judge(dropped, Hook.OUTPUT).verdict()).isEqualTo(Verdict.DROP);
    assertThat(dropped.uid()).isEqualTo(OptionalLong.of(0));
  }
}
