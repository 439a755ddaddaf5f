package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.IpPrefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.2.26, 10.0.2.26",
    "10.0.48.0/20, 10.0.48.0/20",
    "2600:1f14:eeb:2204::d28, …2204::d28",
    "2600:1f14:eeb:2202:8772::/80, …2202:8772::/80",
    "2600:1f14:eeb:2202:1:2:3:4, …3:4",
    "fe80::c3:4dff:fe4f:a1, fe80::…fe4f:a1",
    "2001:db8::/32, 2001:db8::/32",
    "::1, ::1",
  })
  void ipv6KeepsItsLastTwoGroupsAndEveryPrefixItsLength(String full, String label) {
    assertThat(Labels.prefix(IpPrefix.parse(full))).isEqualTo(label);
  }

  @Test
  void idsKeepTheirLastThreeCharactersAndLinkNamesTheirEnds() {
    assertThat(Labels.id("eni-0000000000000b07")).isEqualTo("eni-…b07");
    assertThat(Labels.link("a-very-long-link-name")).isEqualTo("a-very-…k-name");
    assertThat(Labels.link("ens5")).isEqualTo("ens5");
  }

  @Test
  void textIsCutToItsRoomWithoutLosingThePrefixLength() {
    String cut = Metrics.fitAddress("from 2600:1f14:eeb:2202:8772::/80", FontRole.MONO, 120);

    assertThat(cut).startsWith("from …").endsWith("/80");
    assertThat(Metrics.width(cut, FontRole.MONO)).isLessThanOrEqualTo(120);
    assertThat(Metrics.fit("a name that is long", FontRole.NAME, 60)).endsWith("…");
  }
}
