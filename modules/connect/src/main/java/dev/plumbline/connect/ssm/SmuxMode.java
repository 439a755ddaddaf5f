package dev.plumbline.connect.ssm;

import dev.plumbline.session.Flag;
import dev.plumbline.session.FrameException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/** Any number of connections at once, each a stream of smux. */
final class SmuxMode implements PortMode {
  private static final AgentVersion LAST_WITH_KEEP_ALIVE = new AgentVersion(3, 1, 1511, 0);

  private final SmuxClient smux;
  private final Timing timing;

  SmuxMode(SmuxClient.Carrier carrier, AgentVersion agent, Timing timing) {
    this.timing = timing;
    smux = new SmuxClient(carrier, timing);
    if (!agent.after(LAST_WITH_KEEP_ALIVE)) {
      smux.keepAlive();
    }
  }

  @Override
  public void carry(Socket local) throws IOException {
    SmuxStream stream = smux.open();
    LocalPipe pipe = new LocalPipe(local);
    timing.start(
        () -> {
          pipe.down(stream.in(), stream::close);
          pipe.quietly(stream::finish);
        });
    timing.start(
        () -> {
          pipe.up(stream::write);
          pipe.quietly(stream::finish);
        });
  }

  @Override
  public void received(ByteBuffer data) throws FrameException {
    smux.received(data);
  }

  @Override
  public boolean ready() {
    return smux.ready();
  }

  /** The stream that was refused gets its end as well. */
  @Override
  public void flag(Flag flag) {}

  @Override
  public void ended(IOException why) {
    smux.ended(why);
  }
}
