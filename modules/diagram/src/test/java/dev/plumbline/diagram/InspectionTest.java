package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diagram.Details.Fact;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectionTest {
  static Stream<String> lab() {
    return Hosts.lab();
  }

  private static Inspection inspection(String id) {
    HostModel host = HostModel.of(Hosts.lab(id));
    Owners owners = Owners.of(host);
    Expectation expectation = Expectation.of(host, owners);
    return new Inspection(
        expectation, owners, RoutingDiagram.build(expectation, owners, RoutingOptions.BOTH));
  }

  @Test
  void aMissingRuleTellsWhyItIsExpectedWhatIsTakenInsteadAndHowToRepairIt() {
    Details details =
        inspection("secondary-rules-missing")
            .of("rule/4/10002/from 10.0.50.28/10002/missing")
            .orElseThrow();

    assertThat(details.summary()).contains("falls through to table main and leaves by ens5");
    assertThat(details.facts()).contains(new Fact("Now taken", "32766 → main → ens5"));
    assertThat(details.sections().getFirst().evidence())
        .extracting(Evidence::file)
        .anyMatch(f -> f.endsWith("70-ens7.network.d/ec2net_policy_4.conf"));
    assertThat(details.sections())
        .extracting(Details.Section::heading)
        .contains("What the kernel said", "The kernel's own answer");
    assertThat(details.copy().orElseThrow())
        .isEqualTo(new Details.Copy("Copy command", "sudo networkctl reconfigure ens7", true));
  }

  @ParameterizedTest
  @MethodSource("lab")
  void everySelectableNodeCanBeToldAbout(String id) {
    HostModel host = HostModel.of(Hosts.lab(id));
    Owners owners = Owners.of(host);
    Expectation expectation = Expectation.of(host, owners);
    RoutingPicture picture = RoutingDiagram.build(expectation, owners, RoutingOptions.BOTH);
    Inspection inspection = new Inspection(expectation, owners, picture);

    assertThat(picture.drawing().nodes().stream().filter(Node::selectable))
        .allSatisfy(n -> assertThat(inspection.of(n.id())).as(n.id()).isPresent());
  }

  @Test
  void aRouteNamesTheLineItWasReadFrom() {
    Details details = inspection("healthy-2-eni").of("table/main").orElseThrow();

    assertThat(details.kind()).isEqualTo("Route table");
    assertThat(details.copy().orElseThrow().text()).isEqualTo("ip route show table main");
  }
}
