package dev.plumbline.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Damaged output: nothing throws, and what stands before the damage is kept. */
class GarbageTest {
  private static final int ROUNDS = 5;
  private final Random random = new Random(20261121);

  @Test
  void randomBytesInAnyFileNeverThrow() throws Exception {
    Recording recording = Recordings.open("custom-routes-flushed-by-reload");
    for (String file : names(recording)) {
      for (int i = 0; i < ROUNDS; i++) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        assertThat(Snapshot.of(recording.with(file, bytes)).problems()).isNotNull();
      }
    }
  }

  @Test
  void scribbledOutputNeverThrows() throws Exception {
    String spice = "{}[]\":,\\\0\u001b[31m\n\t%9.:/-";
    Recording recording = Recordings.open("custom-routes-flushed-by-reload");
    for (String file : names(recording)) {
      for (int i = 0; i < ROUNDS; i++) {
        byte[] bytes = recording.bytes(file).orElse(new byte[64]).clone();
        for (int k = 0; k < 12 && bytes.length > 0; k++) {
          bytes[random.nextInt(bytes.length)] = (byte) spice.charAt(random.nextInt(spice.length()));
        }
        assertThat(Snapshot.of(recording.with(file, bytes)).problems()).isNotNull();
      }
    }
  }

  @Test
  void aCutListKeepsItsBeginning() throws Exception {
    Recording whole = Recordings.open("secondary-rules-missing");
    Recording recording = whole;
    for (String twin :
        List.of("ip-rule.txt", "ip-route-all.txt", "ip-addr.txt", "ip-route-main.txt")) {
      recording = Recordings.without(recording, twin);
    }
    Snapshot snapshot = Snapshot.of(recording);
    for (int i = 0; i < ROUNDS; i++) {
      for (String file :
          List.of("ip-j-rule.json", "ip-j-route-all.json", "ip-j-neigh.json", "ip-j-addr.json")) {
        byte[] bytes = recording.bytes(file).orElseThrow();
        int length = 1 + random.nextInt(bytes.length - 3);
        Snapshot cut = Snapshot.of(recording.with(file, Arrays.copyOf(bytes, length)));
        assertThat(cut.problems()).as("%s at %d", file, length).isNotEmpty();
        prefix(cut.rules(), snapshot.rules());
        prefix(cut.routes(), snapshot.routes());
        prefix(cut.neighbours(), snapshot.neighbours());
        prefix(cut.addresses(), snapshot.addresses());
      }
    }
  }

  private static <T> void prefix(Captured<List<T>> cut, Captured<List<T>> whole) {
    List<T> before = cut.orElse(List.of());
    List<T> all = whole.orElse(List.of());
    assertThat(before).isEqualTo(all.subList(0, before.size()));
    assertThat(cut.complete()).isEqualTo(before.size() == all.size() && cut.complete());
  }

  /** The files of the recording and those that only others have. */
  private static List<String> names(Recording recording) {
    TreeSet<String> names = new TreeSet<>(recording.files());
    names.addAll(
        List.of(
            "ip-6-rule.txt",
            "ip-6-route-all.txt",
            "ip-route-table-2.txt",
            "ip-addr-ens5.txt",
            "ip-j-rule-details.json",
            "ip-route-all-details.json",
            "networkctl-status-ens6.txt",
            "systemctl-show-x.txt",
            "systemd-networkd.log",
            "journal-x.txt",
            "rpm-q.txt"));
    return new ArrayList<>(names);
  }
}
