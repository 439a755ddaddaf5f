package dev.plumbline.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomHostTest {
  @Test
  void aSeedAlwaysMakesTheSameHostAndTheSameQuestions() {
    RandomHost one = new RandomHost(7);
    RandomHost other = new RandomHost(7);
    assertThat(one.commands).isEqualTo(other.commands).isNotEqualTo(new RandomHost(8).commands);
    assertThat(new Questions(one, 7).some(50)).isEqualTo(new Questions(other, 7).some(50));
  }
}
