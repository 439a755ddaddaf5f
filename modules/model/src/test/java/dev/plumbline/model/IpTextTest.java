package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "010.0.0.1, 10.0.0.1",
    "' 10.0.0.1 ', 10.0.0.1",
    "10.0.0.1%ens5, 10.0.0.1",
    "::ffff:10.0.0.1, ::ffff:a00:1"
  })
  void anAddressIsReadInAnyUsualForm(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "...",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.0004",
        "1.2.3.4a",
        "1.2.3.-4",
        "1.2.3.+4",
        "1 .2.3.4",
        "1.2.3.\u0664",
        "::1.2.3"
      })
  void anythingElseIsNoAddress(String text) {
    assertThat(IpAddress.tryParse(text)).isEmpty();
    assertThat(IpPrefix.tryParse(text + "/8")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/", "10.0.0.0/33", "10.0.0.0/0008", "10.0.0.0/-1", "::/129"})
  void aLengthThatTheFamilyDoesNotHaveMakesNoPrefix(String text) {
    assertThat(IpPrefix.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/0, 0.0.0.0/0",
    "10.1.2.3/8, 10.0.0.0/8",
    "10.1.2.3/31, 10.1.2.2/31",
    "10.1.2.3/32, 10.1.2.3",
    "2001:db8:1:2:3:4:5:6/0, ::/0",
    "2001:db8:1:2:3:4:5:6/48, 2001:db8:1::/48",
    "2001:db8:1:2:3:4:5:6/64, 2001:db8:1:2::/64",
    "2001:db8:1:2:3:4:5:6/65, 2001:db8:1:2::/65",
    "2001:db8:1:2:3:4:5:6/112, 2001:db8:1:2:3:4:5:0/112",
    "2001:db8:1:2:3:4:5:6/128, 2001:db8:1:2:3:4:5:6"
  })
  void hostBitsOfAPrefixAreZero(String text, String canonical) {
    assertThat(IpPrefix.parse(text)).hasToString(canonical);
  }
}
