package dev.plumbline.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.differential.Command.Tool;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.path.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  private static final List<Command> COMMANDS =
      IntStream.range(0, 100)
          .mapToObj(i -> new Command(Tool.IP4, "rule add pref " + i + " lookup main"))
          .toList();

  /** Differs as long as commands 17 and 80 are there. */
  private static Optional<Trial> differs(List<Command> commands, Query query) {
    Manifest manifest = Manifest.named("none");
    Trial trial = new Trial(Recording.of(manifest, Map.of()), List.of());
    return Optional.of(trial)
        .filter(_ -> commands.contains(COMMANDS.get(17)) && commands.contains(COMMANDS.get(80)));
  }

  @Test
  void onlyTheCommandsThatMatterAreLeft() throws IOException {
    Query query = Query.to(IpAddress.parse("192.0.2.1")).withMark(5).withTos(8);
    Shrinker.Small small = Shrinker.shrink(COMMANDS, query, ShrinkerTest::differs).orElseThrow();
    assertThat(small.commands()).containsExactly(COMMANDS.get(17), COMMANDS.get(80));
    assertThat(small.query()).isEqualTo(Query.to(query.to()));
  }
}
