package dev.plumbline.connect.ssm;

import dev.plumbline.session.Flag;
import dev.plumbline.session.FrameException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/** How connections travel through a port session. */
interface PortMode {
  /** Carries one accepted connection. Waits, as long as the next one has to. */
  void carry(Socket local) throws IOException;

  /**
   * The next bytes of the session; does not wait.
   *
   * @throws FrameException when they cannot be understood
   */
  void received(ByteBuffer data) throws FrameException;

  /** Whether more can be taken. */
  boolean ready();

  /** A word about the port; does not wait. */
  void flag(Flag flag);

  /** The session is over. */
  void ended(IOException why);
}
