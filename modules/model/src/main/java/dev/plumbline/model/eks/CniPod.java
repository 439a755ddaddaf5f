package dev.plumbline.model.eks;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A pod's address as a list of pods names it.
 *
 * @param ip its address
 * @param namespace where the list names the pod
 * @param name likewise
 * @param eni id of the ENI that the address belongs to, where the list tells
 */
public record CniPod(
    IpAddress ip,
    Optional<String> namespace,
    Optional<String> name,
    Optional<String> eni,
    Evidence evidence) {
  private static final int HASH_DIGITS = 11;

  /** {@code namespace/name}, else the address. */
  public String label() {
    return namespace.isPresent() && name.isPresent()
        ? namespace.get() + "/" + name.get()
        : ip.toString();
  }

  /** Name of the host side of its link with the usual prefix; empty for an unnamed pod. */
  public Optional<String> hostLink() {
    return namespace.flatMap(space -> name.map(pod -> hostLink("eni", space, pod)));
  }

  /**
   * Name of the host side of a pod's link: prefix and the first 11 hex digits of the SHA-1 of
   * {@code namespace.name} (amazon-vpc-cni-k8s, plugin driver).
   */
  public static String hostLink(String prefix, String namespace, String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((namespace + "." + name).getBytes(StandardCharsets.UTF_8));
      return prefix + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }
}
