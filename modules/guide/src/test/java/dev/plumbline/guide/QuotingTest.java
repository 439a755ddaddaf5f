package dev.plumbline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotingTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(Quoting.quote("2600:1f14:eeb:2204::d28/128"))
        .isEqualTo("2600:1f14:eeb:2204::d28/128");
  }

  @Test
  void aNameFromAnInstanceCannotBecomeACommand() {
    assertThat(Quoting.quote("$(reboot)")).isEqualTo("'$(reboot)'");
    assertThat(Quoting.quote("a'; reboot #")).isEqualTo("'a'\\''; reboot #'");
    assertThat(Quoting.quote("")).isEqualTo("''");
    assertThat(Quoting.quote("-rf")).isEqualTo("'-rf'");
  }
}
