package dev.plumbline.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The known lines: which one a line is, and what it means. */
public final class Signatures {
  private static final List<String> SHIPPED =
      List.of(
          "ec2-net-utils.yaml",
          "eks.yaml",
          "systemd-networkd.yaml",
          "ssm-agent.yaml",
          "envoy.yaml",
          "instance-metadata.yaml");

  private final List<Signature> all;
  private final KnownTexts texts;

  public Signatures(List<Signature> all) {
    this.all = List.copyOf(all);
    this.texts = new KnownTexts(all.stream().map(Signature::literals).toList());
  }

  private static final class Shipped {
    static final Signatures ALL = read();
  }

  /** Those shipped with the program, read when first asked for. */
  public static Signatures shipped() {
    return Shipped.ALL;
  }

  private static Signatures read() {
    List<Signature> all = new ArrayList<>();
    for (String name : SHIPPED) {
      try (InputStream in = Signatures.class.getResourceAsStream("signatures/" + name)) {
        if (in == null) {
          throw new IllegalStateException("signatures/" + name + " is not in the program");
        }
        all.addAll(parse(name, in.readAllBytes()));
      } catch (IOException e) {
        throw new IllegalStateException("signatures/" + name + " cannot be read", e);
      }
    }
    return new Signatures(all);
  }

  public List<Signature> all() {
    return all;
  }

  /** The known line that this is; the first in the order of the files, wrappers last. */
  public Optional<Signature> match(String identifier, String message) {
    OptionalInt number = number(identifier, message);
    return number.isEmpty() ? Optional.empty() : Optional.of(all.get(number.getAsInt()));
  }

  /** Every known line that this is, in the order of the files. */
  public List<Signature> matches(String identifier, String message) {
    return texts.in(message).stream()
        .mapToObj(all::get)
        .filter(signature -> signature.matches(identifier, message))
        .toList();
  }

  OptionalInt number(String identifier, String message) {
    BitSet candidates = texts.in(message);
    OptionalInt wrapper = OptionalInt.empty();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Signature signature = all.get(i);
      if (signature.wrapper() && wrapper.isPresent() || !signature.matches(identifier, message)) {
        continue;
      }
      if (!signature.wrapper()) {
        return OptionalInt.of(i);
      }
      wrapper = OptionalInt.of(i);
    }
    return wrapper;
  }

  /**
   * Reads a list of signatures.
   *
   * @throws IllegalArgumentException naming the file and the entry that is wrong
   */
  public static List<Signature> parse(String file, byte[] yaml) {
    return SignatureFile.parse(file, yaml);
  }
}
