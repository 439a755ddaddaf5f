package dev.plumbline.guide.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The playbooks that come with the program. */
public final class Playbooks {
  private static final List<String> FILES =
      List.of(
          "policy-routes.yaml",
          "eks-pods.yaml",
          "instance-metadata.yaml",
          "ssm-agent.yaml",
          "envoy.yaml",
          "symptom.yaml");
  private static final List<Playbook> ALL = FILES.stream().map(Playbooks::load).toList();

  private Playbooks() {}

  public static List<Playbook> all() {
    return ALL;
  }

  public static Optional<Playbook> find(String id) {
    return ALL.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  private static Playbook load(String file) {
    try (InputStream stream =
        Objects.requireNonNull(Playbooks.class.getResourceAsStream(file), file)) {
      return PlaybookReader.read(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (PlaybookException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
