package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignaturesTest {
  private static final Signatures SHIPPED = Signatures.shipped();

  static Stream<Signature> shipped() {
    return SHIPPED.all().stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void anExampleIsRecognisedAsItselfAndNearMissesAreNot(Signature signature) {
    String program = signature.identifiers().stream().findFirst().orElse("any-program");
    assertThat(SHIPPED.match(program, signature.example())).contains(signature);
    assertThat(signature.nearMisses()).isNotEmpty();
    for (String miss : signature.nearMisses()) {
      assertThat(signature.matches(program, miss)).as(miss).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aLineOfAnotherProgramIsNotRecognised(Signature signature) {
    if (!signature.identifiers().isEmpty()) {
      assertThat(signature.matches("nginx", signature.example())).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyKnownFaultTellsWhatToDo(Signature signature) {
    if (signature.severity() == Signature.Severity.CRITICAL) {
      assertThat(signature.fix()).isPresent();
    }
  }

  @Test
  void idsAreUnique() {
    assertThat(SHIPPED.all()).extracting(Signature::id).doesNotHaveDuplicates();
  }

  @Test
  void aSignatureWithoutMeaningIsRefusedByName() {
    byte[] yaml =
        "- id: x\n  literal: y\n  severity: note\n  title: z".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Signatures.parse("mine.yaml", yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mine.yaml: x has no meaning");
  }
}
