package dev.plumbline.bench.differential;

import java.util.List;
import java.util.Random;

/** Chance with a seed: the same throws every time. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** True in {@code percent} of all throws. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from {@code first} to {@code last}, both included. */
  int number(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  /** Small numbers more often than large ones, up to {@code most}. */
  int skewed(int most) {
    return random.nextInt(1 + random.nextInt(most + 1));
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
