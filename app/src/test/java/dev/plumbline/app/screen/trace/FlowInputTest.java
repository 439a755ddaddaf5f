package dev.plumbline.app.screen.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.screen.trace.FlowInput.Field;
import dev.plumbline.app.screen.trace.FlowInput.Protocol;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import org.junit.jupiter.api.Test;

class FlowInputTest {
  private static FlowInput input(String to, String from, String mark, String port) {
    return new FlowInput(to, from, "", mark, Protocol.TCP, port, true);
  }

  @Test
  void aSocketThatConnectsCarriesItsPortAndMark() {
    Flow flow = input("198.51.100.7", "", "0x80", "443").flow().orElseThrow();
    assertThat(flow.sender()).isEqualTo(Sender.TCP);
    assertThat(flow.twice()).isTrue();
    assertThat(flow.query().mark()).isEqualTo(0x80);
    assertThat(flow.query().destinationPort()).hasValue(443);
  }

  @Test
  void whatWasTracedIsTypedAgainAlike() {
    Flow flow = input("2001:db8::7", "2001:db8::1", "", "53").flow().orElseThrow();
    assertThat(FlowInput.of(flow).flow()).contains(flow);
  }

  @Test
  void everyFieldThatCannotBeReadIsNamed() {
    assertThat(input("10.0.0", "x", "-1", "70000").problems())
        .containsOnlyKeys(Field.TO, Field.FROM, Field.MARK, Field.PORT);
    assertThat(input("", "", "", "").problems()).containsOnlyKeys(Field.TO);
  }

  @Test
  void familiesDoNotMix() {
    assertThat(input("10.0.0.1", "fd00::1", "", "").problems()).containsOnlyKeys(Field.FROM);
  }
}
