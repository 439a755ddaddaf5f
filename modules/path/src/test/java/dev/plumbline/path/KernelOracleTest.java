package dev.plumbline.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lookup against the answers that real kernels gave on the practice instances. */
class KernelOracleTest {
  static List<Scenario> scenarios() {
    return PracticeLab.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyRecordedAnswerIsGivenTheSame(Scenario scenario) throws RecordingException {
    Snapshot snapshot = Snapshot.of(scenario.recording());
    Lookup lookup = Lookup.of(snapshot);
    List<String> wrong = new ArrayList<>();
    for (KernelAnswer kernel : snapshot.kernelAnswers()) {
      Query query = Query.of(kernel.query());
      Answer answer = lookup.ask(query).answer();
      String said = text(answer, !kernel.prefSource().isEmpty());
      String real = text(kernel);
      if (!said.equals(real)) {
        wrong.add(query.command() + "\n  kernel: " + real + "\n  lookup: " + said);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thereAreAnswersToCompareWith() throws RecordingException {
    int answers = 0;
    for (Scenario scenario : scenarios()) {
      answers += Snapshot.of(scenario.recording()).kernelAnswers().size();
    }
    assertThat(answers).isGreaterThan(400);
  }

  private static String text(KernelAnswer kernel) {
    if (!kernel.error().isEmpty()) {
      return kernel.error();
    }
    return kernel.dev().orElse("?")
        + " via "
        + kernel.gateway().map(Object::toString).orElse("-")
        + " src "
        + kernel.prefSource().map(Object::toString).orElse("-");
  }

  private static String text(Answer answer, boolean withSource) {
    return switch (answer) {
      case Answer.Way way ->
          way.dev()
              + " via "
              + way.gateway().map(Object::toString).orElse("-")
              + " src "
              + way.prefSource().filter(_ -> withSource).map(Object::toString).orElse("-");
      case Answer.NoWay none -> none.error().text();
      case Answer.Unknown unknown -> "unknown: " + unknown.why();
    };
  }
}
