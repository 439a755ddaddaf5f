package dev.plumbline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.check.Catalogue;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
  @Test
  void everyIdThatCanBeAFaultHasASentence() {
    assertThat(Headlines.all().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Catalogue.entries().stream()
                .filter(e -> e.severity() != Severity.INFO)
                .map(Catalogue.Entry::id)
                .toList());
  }
}
