package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.ProxyProgram;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalPromptsTest {
  private static final ProxyProgram PROGRAM =
      new ProxyProgram("10.0.1.25:22", "nc 10.0.1.25 22 \u001b[2J", "nc %h %p");

  private final StringWriter err = new StringWriter();

  @Test
  void aProxyCommandIsShownAndRefused() {
    assertThat(new TerminalPrompts(new PrintWriter(err), false).runProgram(PROGRAM)).isFalse();
    assertThat(err.toString())
        .contains("nc 10.0.1.25 22")
        .contains("--allow-proxy-command")
        .doesNotContain("\u001b");
  }

  @Test
  void theOptionAllowsAProxyCommandWhichIsStillShown() {
    assertThat(new TerminalPrompts(new PrintWriter(err), true).runProgram(PROGRAM)).isTrue();
    assertThat(err.toString()).contains("nc 10.0.1.25 22").doesNotContain("not run");
  }
}
