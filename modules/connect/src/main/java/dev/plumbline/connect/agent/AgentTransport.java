package dev.plumbline.connect.agent;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A connection to an agent that answers one frame by one frame. */
public interface AgentTransport extends Closeable {
  /** Name of the pipe OpenSSH for Windows listens on. */
  String WINDOWS_PIPE = "\\\\.\\pipe\\openssh-ssh-agent";

  /**
   * @param frame length, type and body
   * @return the answer without its length
   */
  byte[] exchange(byte[] frame) throws IOException;

  /** Connects to a Unix socket, or to a Windows pipe when the name is one. */
  static AgentTransport open(Path socket) throws IOException {
    return socket.toString().startsWith("\\\\.\\pipe\\")
        ? new PipeTransport(socket.toString())
        : new UnixSocketTransport(socket);
  }
}
