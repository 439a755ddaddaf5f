package dev.plumbline.connect;

/** Opens a {@link Carrier} for the first host of a connection, as often as it is dialled. */
@FunctionalInterface
public interface Tunnel {
  /**
   * Waits until bytes flow.
   *
   * @throws ConnectionException saying why they do not
   */
  Carrier open() throws ConnectionException;
}
