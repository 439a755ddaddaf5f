package dev.plumbline.connect.ssh;

import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.connection.channel.direct.Signal;
import net.schmizz.sshj.transport.TransportException;

/**
 * A channel for one program that says nothing after its end. sshj 0.40 sends a signal or a new size
 * also where both sides have closed the channel, and sshd ends the whole connection for a request
 * on a channel that it does not know any more ({@code server_input_channel_req: unknown channel}).
 */
final class ProgramChannel extends SessionChannel {
  private final ReentrantLock speaking = new ReentrantLock();
  private boolean closing;

  private ProgramChannel(SSHClient client) {
    super(client.getConnection());
  }

  /**
   * Opens one on a connection.
   *
   * @throws SSHException when the server refuses, or the connection is lost
   */
  static ProgramChannel open(SSHClient client) throws SSHException {
    if (!client.isConnected()) {
      throw new ConnectionException("it was closed before");
    }
    ProgramChannel channel = new ProgramChannel(client);
    channel.open();
    return channel;
  }

  /** Sends a signal, unless the channel is closed. */
  @Override
  public void signal(Signal signal) throws TransportException {
    whileSpeaking(() -> super.signal(signal));
  }

  /** Tells a new size, unless the channel is closed. */
  @Override
  public void changeWindowDimensions(int columns, int rows, int width, int height)
      throws TransportException {
    whileSpeaking(() -> super.changeWindowDimensions(columns, rows, width, height));
  }

  private interface Request {
    void send() throws TransportException;
  }

  private void whileSpeaking(Request request) throws TransportException {
    speaking.lock();
    try {
      if (!closing) {
        request.send();
      }
    } finally {
      speaking.unlock();
    }
  }

  /** The lock is free again before the library takes its own, which a close from here holds. */
  @Override
  protected void sendClose() throws TransportException {
    speaking.lock();
    try {
      closing = true;
    } finally {
      speaking.unlock();
    }
    super.sendClose();
  }
}
