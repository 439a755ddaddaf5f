package dev.plumbline.lab.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers that are made up, and the ids in them. */
final class MadeUpAnswers {
  static final String OWNER = "111122223333";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String seed;
  private final Map<String, ObjectNode> files = new TreeMap<>();

  /**
   * @param seed makes the ids; another one for each instance
   */
  MadeUpAnswers(String seed) {
    this.seed = seed;
  }

  /** An empty answer of an action of EC2, to be filled. */
  ObjectNode ec2(String action) {
    return file(Ec2Api.fileOf(action));
  }

  /** An empty answer, to be filled. */
  ObjectNode file(String name) {
    return files.computeIfAbsent(name, n -> JSON.createObjectNode());
  }

  /** All answers by the names of their files. */
  Map<String, ObjectNode> files() {
    return files;
  }

  /** An id that is the same at each start. */
  String id(String prefix, String of) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((seed + "/" + prefix + "/" + of).getBytes(StandardCharsets.UTF_8));
      return prefix + "-0" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
