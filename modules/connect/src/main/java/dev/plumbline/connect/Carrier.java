package dev.plumbline.connect;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** What carries an SSH connection in place of a socket; it ends with the connection. */
public interface Carrier extends Closeable {
  /** As a step of a connection names it: {@code Session Manager session eng-0a1b}. */
  String name();

  /** What comes from the server. */
  InputStream in();

  /** What goes to the server. */
  OutputStream out();
}
