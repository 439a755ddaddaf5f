package dev.plumbline.app;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What the EKS log collector would have gathered on a practice node. */
public final class CollectorArchive {
  private static final Map<String, String> LAYOUT =
      Map.of(
          "networking/iprule.txt", "ip-rule.txt",
          "networking/ip6rule.txt", "ip-6-rule.txt",
          "networking/iproute.txt", "ip-route-all.txt",
          "networking/ip6route.txt", "ip-6-route-all.txt",
          "networking/iptables-save.txt", "iptables-save.txt",
          "sysctls/sysctl_all.txt", "sysctl-net.txt");

  private CollectorArchive() {}

  /** The texts of a practice node under the collector's names. */
  public static Map<String, String> of(String practice) throws IOException {
    Recording recording = PracticeLab.find(practice).orElseThrow().recording();
    Map<String, String> texts = new LinkedHashMap<>();
    LAYOUT.forEach((name, file) -> texts.put(name, recording.text(file).orElseThrow()));
    texts.put("networking/systemd-network/70-eks-ens5.network", "[Network]\nDHCP=yes\n");
    texts.put("networking/systemd-network/70-eks-ens6.network", "[Network]\nDHCP=yes\n");
    texts.put("system/instance-id.txt", "i-0a1b2c3d4e5f60718\n");
    return texts;
  }

  /** Packs texts as the collector does. */
  public static Path write(Path archive, Map<String, String> texts) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("./" + text.getKey(), true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }
}
