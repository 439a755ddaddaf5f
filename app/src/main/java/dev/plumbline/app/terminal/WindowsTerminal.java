package dev.plumbline.app.terminal;

import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.NonBlockingInputStream;

/** The console of Windows by way of JLine, raw until it is closed or the program ends. */
final class WindowsTerminal implements NearEnd {
  private static final String PROVIDER = "ffm";

  private final Terminal terminal;
  private final Attributes before;
  private final OutputStream out;

  private WindowsTerminal(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.getAttributes();
    this.out = terminal.output();
  }

  /** True when the keys of a terminal come in. */
  static boolean isThere() throws IOException {
    return TerminalProvider.load(PROVIDER).isSystemStream(SystemStream.Input);
  }

  /** True when what is written to standard error is seen in a terminal. */
  static boolean showsErrors() throws IOException {
    return TerminalProvider.load(PROVIDER).isSystemStream(SystemStream.Error);
  }

  /**
   * Takes the terminal over.
   *
   * @throws IOException when it cannot be set up
   */
  static WindowsTerminal open() throws IOException {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(SystemOutput.ForcedSysOut)
              .provider(PROVIDER)
              .dumb(false)
              .nativeSignals(false)
              .build();
      WindowsTerminal own = new WindowsTerminal(terminal);
      own.raw();
      return own;
    } catch (IllegalStateException e) {
      throw new IOException("The terminal cannot be used: " + e.getMessage(), e);
    }
  }

  private void raw() {
    Attributes raw = new Attributes(before);
    raw.setLocalFlags(
        EnumSet.of(LocalFlag.ISIG, LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
    terminal.setAttributes(raw);
  }

  @Override
  public String type() {
    return NearEnd.typeOfEnvironment();
  }

  @Override
  public TerminalSize size() {
    Size size = terminal.getSize();
    return size.getColumns() > 0 && size.getRows() > 0
        ? new TerminalSize(size.getColumns(), size.getRows())
        : USUAL_SIZE;
  }

  @Override
  public void onResize(Runnable action) {
    terminal.handle(Signal.WINCH, signal -> action.run());
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public int read(byte[] keys) throws IOException {
    return terminal.input() instanceof NonBlockingInputStream in
        ? in.readBuffered(keys)
        : terminal.input().read(keys);
  }

  @Override
  public void write(byte[] shown, int length) throws IOException {
    out.write(shown, 0, length);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    terminal.setAttributes(before);
    terminal.close();
  }
}
