package dev.plumbline.lab.aws;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One direction of a path with {@link Faults}: what arrives of what was sent. */
final class FaultyLine {
  private final Faults faults;
  private final Random random;
  private Optional<ByteBuffer> held = Optional.empty();

  FaultyLine(Faults faults, long salt) {
    this.faults = faults;
    this.random = new Random(faults.seed() * 31 + salt);
  }

  /** The messages that arrive now. */
  synchronized List<ByteBuffer> pass(ByteBuffer message) {
    List<ByteBuffer> arrive = new ArrayList<>();
    if (random.nextDouble() >= faults.loss()) {
      if (held.isEmpty() && random.nextDouble() < faults.reordered()) {
        held = Optional.of(message);
        return arrive;
      }
      arrive.add(message);
      if (random.nextDouble() < faults.doubled()) {
        arrive.add(message.duplicate());
      }
    }
    held.ifPresent(arrive::add);
    held = Optional.empty();
    return arrive;
  }
}
