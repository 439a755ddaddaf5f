package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random bytes that are known beforehand: one value after the other, each asked for whole. */
final class KnownBytes implements RandomGenerator {
  private final Deque<byte[]> left;

  KnownBytes(List<byte[]> values) {
    left = new ArrayDeque<>(values);
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    byte[] next = left.remove();
    assertThat(bytes).hasSameSizeAs(next);
    System.arraycopy(next, 0, bytes, 0, next.length);
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("only bytes");
  }
}
