package dev.plumbline.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      Answer answer = lookup.answer(query);
      boolean agrees =
          answer instanceof Answer.Unknown unknown
              ? unknown.alternatives().stream().anyMatch(a -> same(a, kernel))
              : same(answer, kernel);
      if (!agrees) {
        wrong.add(query.command() + "\n  kernel: " + text(kernel) + "\n  lookup: " + answer);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thereAreAnswersToCompareWithAndHardlyAnyIsLeftOpen() throws RecordingException {
    int answers = 0;
    int open = 0;
    for (Scenario scenario : scenarios()) {
      Snapshot snapshot = Snapshot.of(scenario.recording());
      Lookup lookup = Lookup.of(snapshot);
      for (KernelAnswer kernel : snapshot.kernelAnswers()) {
        answers++;
        open += lookup.answer(Query.of(kernel.query())) instanceof Answer.Unknown ? 1 : 0;
      }
    }
    assertThat(answers).isGreaterThan(400);
    assertThat(open).isLessThanOrEqualTo(answers / 50);
  }

  private static boolean same(Answer answer, KernelAnswer kernel) {
    return switch (answer) {
      case Answer.Way way ->
          kernel.error().isEmpty()
              && kernel.dev().equals(Optional.of(way.dev()))
              && kernel.gateway().equals(way.gateway())
              && kernel.prefSource().equals(way.prefSource())
              && kernel.type().equals(way.type())
              && (kernel.table().isEmpty() || kernel.table().equals(way.table()));
      case Answer.NoWay none -> kernel.error().equals(none.error().text());
      case Answer.Unknown _ -> false;
    };
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
}
