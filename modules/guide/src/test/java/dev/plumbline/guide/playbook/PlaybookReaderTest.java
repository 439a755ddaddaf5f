package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookReaderTest {
  private static final String GOOD =
      """
      playbook: small
      title: Small
      about: For tests.
      questions:
        up:
          ask: Is {link} up?
          why: Nothing else matters before.
          answers:
            up:
              say: "Yes"
              when: {none: [link-down]}
              next: fine
            down:
              say: "No"
              when: {finding: [link-down]}
              next: broken
          cannot-tell: fine
      conclusions:
        fine:
          title: All is well
          text: Really.
        broken:
          title: It is down
          text: So sad.
          steps:
            - repair: Set it up
              text: Changes the link.
              run: ip link set {link} up
      """;

  @Test
  void aGoodPlaybookIsRead() throws PlaybookException {
    Playbook playbook = PlaybookReader.read("small.yaml", GOOD);

    assertThat(playbook.questions()).hasSize(1);
    assertThat(playbook.start().line()).isEqualTo(5);
    assertThat(playbook.conclusion("broken").orElseThrow().remedy().repairCommands())
        .containsExactly("ip link set {link} up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: Small         | titel: Small      | 2:1: playbook: unknown key titel",
        "next: broken         | next: nowhere     | 13:7: question up, answer down: leads to"
            + " nowhere, which does not exist",
        "next: broken         | next: fine        | 22:3: conclusion broken: no way leads here",
        "next: broken         | next: up          | 5:3: question up: a way runs in a circle",
        "[link-down]}         | [link-dwon]}      | 11:24: question up, answer up: unknown check"
            + " link-dwon",
        "{finding: [link-down]} | {fact: [sunny]} | 15:24: question up, answer down: unknown fact"
            + " sunny",
        "Is {link} up         | Is {lnik} up      | 6:10: question up: unknown placeholder {lnik}",
        "why: Nothing         | # why: Nothing    | 6:5: question up: lacks why",
        "say: \"Yes\"         | say: [Yes]        | 10:14: question up, answer up: say must be a"
            + " text",
        "cannot-tell: fine    | cannot-tell: none | 5:3: question up, answer cannot-tell: leads to"
            + " none",
      })
  void aMistakeIsToldWithLineAndColumn(String from, String to, String message) {
    assertThat(GOOD).contains(from);
    assertThatThrownBy(() -> PlaybookReader.read("small.yaml", GOOD.replaceFirst(quote(from), to)))
        .isInstanceOf(PlaybookException.class)
        .hasMessageContaining(message.substring(message.indexOf(' ') + 1))
        .hasMessageContaining("small.yaml:" + message.substring(0, message.indexOf(':') + 1));
  }

  private static String quote(String text) {
    return Pattern.quote(text);
  }

  @Test
  void textThatIsNotYamlIsAProblemNotAnException() {
    assertThatThrownBy(() -> PlaybookReader.read("x.yaml", "playbook: [a\nb: {"))
        .isInstanceOf(PlaybookException.class)
        .hasMessageContaining("not valid YAML");
    assertThatThrownBy(() -> PlaybookReader.read("x.yaml", ""))
        .isInstanceOf(PlaybookException.class)
        .hasMessageContaining("the file is empty");
  }
}
