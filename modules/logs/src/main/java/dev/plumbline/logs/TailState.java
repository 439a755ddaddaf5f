package dev.plumbline.logs;

import java.time.Duration;

/** How a live tail stands with its host. */
public sealed interface TailState {
  /** The first connection is being made. */
  record Connecting() implements TailState {}

  /** Lines come as they are written. */
  record Connected(HostFacts facts) implements TailState {}

  /**
   * The connection was lost; another try follows.
   *
   * @param why one sentence
   * @param retryIn wait before the next try; zero while it is being tried
   * @param attempt 1 for the first try after the loss
   */
  record Lost(String why, Duration retryIn, int attempt) implements TailState {}

  /** It goes no further, and says why. */
  record Stopped(String why) implements TailState {}
}
