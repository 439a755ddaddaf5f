package dev.plumbline.bench;

import dev.plumbline.logs.Signature;
import dev.plumbline.logs.Signatures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A log as a busy node writes it: routine lines of many programs, and every 200th one that is
 * known. The same for everybody; 64 MB are made up and repeated.
 */
final class SyntheticLog {
  private static final int BLOCK = 1 << 26;
  private static final int KNOWN_EVERY = 200;

  /** Each # becomes a digit, each @ a hexadecimal one. */
  private static final List<String> ROUTINE =
      List.of(
          "systemd[1]: Started session-####.scope - Session #### of User ec2-user.",
          "systemd[1]: run-containerd-runc-k8s.io-@@@@@@@@@@@@@@@@-runc.@@@@@@.mount: Deactivated",
          "sshd[####]: Accepted publickey for ec2-user from 10.0.1#.1## port 5#### ssh2: ED25519",
          "kubelet[2###]: I1121 1#:##:##.###### 2### prober.go:107] Probe succeeded pod=app-@@@@@@",
          "containerd[1###]: time=\"2026-11-21T1#:##:##Z\" level=info msg=\"ImageUpdate event"
              + " name:sha256:@@@@@@@@@@@@@@@@\"",
          "kernel: [#####.######] IPv6: ADDRCONF(NETDEV_CHANGE): eni@@@@@@@@@@@: link becomes"
              + " ready",
          "chronyd[###]: Selected source 169.254.169.123 offset 0.0000####",
          "app[####]: 10.0.##.1## - GET /api/v1/orders/#######?page=## 200 #### 0.0## ms=##",
          "app[####]: request id=@@@@@@@@-@@@@-@@@@ user=##### path=/cart/items took ## ms status"
              + " ok",
          "envoy[###]: [2026-11-21T1#:##:##.###Z] \"POST /svc.Cart/Get HTTP/2\" 200 - via_upstream"
              + " - ### ### # # \"-\" \"grpc-go/1.6#.#\" \"@@@@@@@@-@@@@\"",
          "systemd-networkd[###]: eni@@@@@@@@@@@: Gained carrier",
          "dockerd[####]: level=debug msg=\"Calling GET /v1.43/containers/@@@@@@@@@@@@/json\"");

  private final Random random = new Random(7);
  private final StringBuilder block = new StringBuilder(BLOCK + 1024);

  private SyntheticLog() {}

  /** Writes so many bytes or a line more. */
  static void write(Path file, long bytes) throws IOException {
    byte[] block = new SyntheticLog().block();
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < bytes; written += block.length) {
        out.write(block);
      }
    }
  }

  private byte[] block() {
    List<Signature> known = Signatures.shipped().all();
    for (int line = 0; block.length() < BLOCK; line++) {
      fill("Nov 21 1#:##:## ip-10-0-1-2# ");
      if (line % KNOWN_EVERY == 0) {
        Signature signature = known.get(random.nextInt(known.size()));
        block.append(signature.identifiers().stream().findFirst().orElse("app")).append("[1]: ");
        block.append(signature.example().replace('\n', ' '));
      } else {
        fill(ROUTINE.get(random.nextInt(ROUTINE.size())));
      }
      block.append('\n');
    }
    return block.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void fill(String template) {
    for (char c : template.toCharArray()) {
      block.append(
          switch (c) {
            case '#' -> (char) ('0' + random.nextInt(10));
            case '@' -> "0123456789abcdef".charAt(random.nextInt(16));
            default -> c;
          });
    }
  }
}
