package dev.plumbline.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeKeysTest {
  private final EscapeKeys keys = new EscapeKeys();

  private String pass(String typed) {
    byte[] bytes = typed.getBytes(UTF_8);
    return new String(keys.pass(bytes, bytes.length), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"'~.', ''", "'ls\r~.x', 'ls\r'", "'\r\r~.', '\r\r'"})
  void aTildeAndADotAtTheBeginningOfALineEnd(String typed, String passed) {
    assertThat(pass(typed)).isEqualTo(passed);
    assertThat(keys.ended()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'cd ~', 'cd ~'",
    "'a~.', 'a~.'",
    "'~~.', '~.'",
    "'~/bin\r', '~/bin\r'",
    "'~\r', '~\r'",
    "'gr\u00fc\u00dfe', 'gr\u00fc\u00dfe'"
  })
  void everythingElseIsTyped(String typed, String passed) {
    assertThat(pass(typed)).isEqualTo(passed);
    assertThat(keys.ended()).isFalse();
  }

  @Test
  void theKeysMayComeOneByOne() {
    assertThat(pass("ls\r") + pass("~") + pass("~") + pass("\r") + pass("~")).isEqualTo("ls\r~\r");
    assertThat(keys.ended()).isFalse();
    assertThat(pass(".")).isEmpty();
    assertThat(keys.ended()).isTrue();
  }
}
