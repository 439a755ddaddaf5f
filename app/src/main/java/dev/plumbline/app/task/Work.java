package dev.plumbline.app.task;

/**
 * Something that waits or computes for long; runs on a virtual thread.
 *
 * @param <T> its result
 */
@FunctionalInterface
public interface Work<T> {
  /**
   * @throws Exception when it fails; expected trouble carries a message for people
   */
  T run(Progress progress) throws Exception;
}
