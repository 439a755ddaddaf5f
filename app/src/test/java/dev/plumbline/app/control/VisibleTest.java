package dev.plumbline.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void controlCharactersAndDirectionMarksBecomeSigns() {
    assertThat(Visible.line("a\u001b[31mb\u0007\u007f\u202ec\td", 100))
        .isEqualTo("a\u241b[31mb\u2407\u2421\ufffdc    d");
  }

  @Test
  void aLongLineIsCutAndMarked() {
    assertThat(Visible.line("abcdef", 3)).isEqualTo("abc …");
  }
}
