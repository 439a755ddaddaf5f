package dev.plumbline.connect.agent;

import java.io.IOException;
import java.io.RandomAccessFile;

/** The agent of OpenSSH for Windows on its named pipe. Untested: no Windows at hand. */
final class PipeTransport implements AgentTransport {
  private final RandomAccessFile pipe;

  PipeTransport(String name) throws IOException {
    pipe = new RandomAccessFile(name, "rw");
  }

  @Override
  public byte[] exchange(byte[] frame) throws IOException {
    pipe.write(frame);
    return AgentFrames.readBody(pipe);
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
