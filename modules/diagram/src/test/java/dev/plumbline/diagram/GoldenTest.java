package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures of the lab as they were last looked at. {@code -Dgolden=write} takes the present
 * ones instead; look at them before committing.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/plumbline/diagram");

  /** Those that are about routing; the pictures of the others say nothing new. */
  static List<String> lab() {
    return PracticeLab.scenarios().stream()
        .filter(s -> Set.of("Policy routing", "EKS node").contains(s.group()))
        .map(Scenario::id)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("lab")
  void theOutlineIsAsApproved(String id) throws IOException {
    Snapshot snapshot = Hosts.lab(id);
    StringBuilder text = new StringBuilder();
    for (RoutingOptions options :
        List.of(RoutingOptions.V4, RoutingOptions.V6, RoutingOptions.BOTH)) {
      text.append(RoutingDiagram.build(snapshot, options).outline().asText()).append('\n');
    }
    compare(id + ".txt", text.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy-1-eni", "secondary-rules-missing", "eks-race"})
  void theSvgIsAsApproved(String id) throws IOException {
    RoutingPicture picture = RoutingDiagram.build(Hosts.lab(id), RoutingOptions.V4);
    compare(id + ".svg", Svg.write(picture.page(), Palette.LIGHT));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 15})
  void madeUpHostsAreAsApproved(int enis) throws IOException {
    RoutingPicture picture = RoutingDiagram.build(Hosts.enis(enis), RoutingOptions.V4);
    compare(enis + "-enis.svg", Svg.write(picture.page(), Palette.LIGHT));
  }

  @Test
  void anAccountWithABlockedWayIsAsApproved() throws IOException {
    RoutingPicture picture =
        RoutingDiagram.build(
            Hosts.lab(Accounts.CASE),
            RoutingOptions.V4.withRoomForVpc().withLit(VpcPictureTest.way("10.0.60.10", 5432)));
    compare(Accounts.CASE + ".svg", Svg.write(picture.page(), Palette.LIGHT));
    compare(Accounts.CASE + ".txt", picture.outline().asText());
  }

  @ParameterizedTest
  @CsvSource({"peering,10.9.1.10", "transit-gateway,172.16.1.10"})
  void waysToOtherVpcsAreAsApproved(String name, String to) throws IOException {
    Snapshot host = Accounts.joined();
    RoutingPicture picture =
        RoutingDiagram.build(
            host, RoutingOptions.V4.withRoomForVpc().withLit(VpcPictureTest.way(host, to, 443)));
    compare("vpc-" + name + ".svg", Svg.write(picture.page(), Palette.LIGHT));
    compare("vpc-" + name + ".txt", picture.outline().asText());
  }

  private static void compare(String name, String now) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, now);
    }
    assertThat(Arrays.asList(now.split("\n")))
        .as("%s; -Dgolden=write takes the new one", file)
        .isEqualTo(Arrays.asList(Files.readString(file).split("\n")));
  }
}
