package dev.plumbline.logs;

import java.io.IOException;

/** Follows something on the host by asking for it again and again. */
interface Tail {
  /** Reads what is new; true when more is waiting already. */
  boolean poll(FileReader reader) throws IOException;
}
