package dev.plumbline.connect;

import dev.plumbline.connect.hostkey.PresentedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Optional;

/** The throw-away keys of the tests, copied so that each test sees only the files it wants. */
public final class TestKeys {
  private static final Path FOLDER = Path.of("src/test/resources/keys");

  private TestKeys() {}

  /** Copies the private key alone. */
  public static Path privateOnly(Path folder, String name) throws IOException {
    Path copy = folder.resolve(Path.of(name).getFileName());
    Files.copy(FOLDER.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }

  /** Copies the private key and whatever lies beside it. */
  public static Path withPublic(Path folder, String name) throws IOException {
    for (String suffix : new String[] {".pub", "-cert.pub"}) {
      Path beside = FOLDER.resolve(name + suffix);
      if (Files.exists(beside)) {
        Files.copy(
            beside, folder.resolve(beside.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return privateOnly(folder, name);
  }

  /** The line of a {@code .pub} file. */
  public static String publicLine(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".pub")).strip();
  }

  public static byte[] blob(String name) throws IOException {
    return Base64.getDecoder().decode(publicLine(name).split(" ")[1]);
  }

  public static PresentedKey presented(String name) throws IOException {
    String[] words = publicLine(name).split(" ");
    return new PresentedKey(words[0], Base64.getDecoder().decode(words[1]), Optional.empty());
  }
}
