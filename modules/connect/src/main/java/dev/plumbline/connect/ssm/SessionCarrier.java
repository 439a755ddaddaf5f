package dev.plumbline.connect.ssm;

import dev.plumbline.connect.Carrier;
import java.io.InputStream;
import java.io.OutputStream;

/** The bytes of a session. */
record SessionCarrier(SessionStream stream) implements Carrier {
  @Override
  public String name() {
    return "Session Manager session " + stream.channel().sessionId();
  }

  @Override
  public InputStream in() {
    return stream.in();
  }

  @Override
  public OutputStream out() {
    return stream.out();
  }

  @Override
  public void close() {
    stream.close();
  }
}
