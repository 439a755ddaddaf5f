package dev.plumbline.connect.ssm;

import dev.plumbline.connect.Carrier;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A terminal whose host has no program base64: the name in what is sent is spoilt. */
record WithoutBase64(Carrier terminal) implements Carrier {
  @Override
  public String name() {
    return terminal.name();
  }

  @Override
  public InputStream in() {
    return terminal.in();
  }

  @Override
  public OutputStream out() {
    return new FilterOutputStream(terminal.out()) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        out.write(text.replace("base64", "base46").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
    };
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
