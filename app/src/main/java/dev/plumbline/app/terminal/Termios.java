package dev.plumbline.app.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of the terminal on standard input, kept as the system has them: every bit comes back
 * as it was (JLine 3.30.6 forgets the line's speed). Linux and macOS.
 */
final class Termios {
  private static final int STDIN = 0;
  private static final int STDERR = 2;
  private static final int AFTER_OUTPUT = 1;

  /** More than {@code struct termios} has anywhere. */
  private static final long LARGEST = 512;

  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
  private static final long ASK_SIZE = MAC ? 0x40087468L : 0x5413L;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle IS_TERMINAL =
      function("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle GET =
      function("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle SET =
      function("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle MAKE_RAW =
      function("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle CONTROL =
      function(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));

  private final MemorySegment before = Arena.ofAuto().allocate(LARGEST);
  private final MemorySegment raw = Arena.ofAuto().allocate(LARGEST);

  private Termios() {}

  /** True when standard input is a terminal. */
  static boolean isThere() {
    return call(IS_TERMINAL, STDIN) == 1;
  }

  /** True when what is written to standard error is seen in a terminal. */
  static boolean showsErrors() {
    return call(IS_TERMINAL, STDERR) == 1;
  }

  /**
   * Remembers the settings.
   *
   * @throws IOException when they cannot be read
   */
  static Termios ofStdin() throws IOException {
    Termios now = new Termios();
    if (call(GET, STDIN, now.before) != 0) {
      throw new IOException("The settings of the terminal cannot be read.");
    }
    now.raw.copyFrom(now.before);
    call(MAKE_RAW, now.raw);
    return now;
  }

  /**
   * Every key comes in at once and as it is.
   *
   * @throws IOException when the terminal is gone
   */
  void raw() throws IOException {
    set(raw);
  }

  /**
   * As it was.
   *
   * @throws IOException when the terminal is gone
   */
  void restore() throws IOException {
    set(before);
  }

  /** Empty when the terminal does not know. */
  static Optional<TerminalSize> size() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment window = arena.allocate(4 * JAVA_SHORT.byteSize());
      if (call(CONTROL, STDIN, ASK_SIZE, window) != 0) {
        return Optional.empty();
      }
      int rows = Short.toUnsignedInt(window.getAtIndex(JAVA_SHORT, 0));
      int columns = Short.toUnsignedInt(window.getAtIndex(JAVA_SHORT, 1));
      return rows > 0 && columns > 0
          ? Optional.of(new TerminalSize(columns, rows))
          : Optional.empty();
    }
  }

  private static void set(MemorySegment settings) throws IOException {
    if (call(SET, STDIN, AFTER_OUTPUT, settings) != 0) {
      throw new IOException("The terminal cannot be set.");
    }
  }

  @SuppressWarnings("restricted") // these functions take no memory but what is allocated here
  private static MethodHandle function(
      String name, FunctionDescriptor form, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), form, options);
  }

  private static int call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments) instanceof Integer result ? result : 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
