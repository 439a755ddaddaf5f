package dev.plumbline.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.palette.Entry.Group;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.Navigator;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaletteModelTest {
  private final List<String> went = new ArrayList<>();
  private final Navigator navigator =
      new Navigator() {
        @Override
        public void show(ScreenId screen, Target target) {
          went.add(screen + " " + target);
        }

        @Override
        public void openRaw(Evidence evidence) {
          went.add(evidence.place());
        }

        @Override
        public void back() {
          went.add("back");
        }

        @Override
        public void forward() {
          went.add("forward");
        }
      };

  private final PaletteModel model =
      new PaletteModel(
          Optional.of(Cases.of("secondary-rules-missing")),
          navigator,
          List.of(Command.of("Open settings", Icon.SETTINGS, () -> went.add("settings"))),
          List.of(),
          pasted ->
              new Entry(
                  Group.DO,
                  Icon.SERVER,
                  "Find " + pasted.value() + pasted.region().map(r -> " in " + r).orElse(""),
                  "",
                  "",
                  false,
                  () -> went.add("find " + pasted.value())));

  private List<Entry> rows(Group group, String query) {
    return model.find(query).stream().filter(e -> e.group() == group).toList();
  }

  @Test
  void aPastedAddressLeadsToTheDiagram() {
    Entry first = rows(Group.ADDRESSES, " 10.0.50.28 ").getFirst();
    first.action().run();
    assertThat(first.title()).isEqualTo("10.0.50.28");
    assertThat(went).containsExactly("ROUTING OfAddress[address=10.0.50.28]");
  }

  @Test
  void aPastedInterfaceIdFindsItsAddresses() {
    assertThat(rows(Group.ADDRESSES, "eni-00000000000000b07")).isNotEmpty();
  }

  @Test
  void aFindingIsFoundByItsWords() {
    assertThat(rows(Group.FINDINGS, "no ipv4 rule"))
        .extracting(Entry::title)
        .contains("ens7: no IPv4 rule sends 10.0.50.28 to table 10002");
  }

  @Test
  void aLineOfTheRecordingOpensTheRawFileThere() {
    Entry line = rows(Group.RECORDING, "from 10.0.2.26").getFirst();
    line.action().run();
    assertThat(went).hasSize(1).first().asString().matches(".+:\\d+");
  }

  @Test
  void anAngleBracketAsksForCommandsAlone() {
    assertThat(model.find("> settings")).extracting(Entry::title).containsExactly("Open settings");
    assertThat(model.find("> 10.0.50")).isEmpty();
  }

  @Test
  void everyWordMustOccurInAnyOrder() {
    assertThat(rows(Group.DO, "settings open")).hasSize(1);
    assertThat(rows(Group.DO, "settings closed")).isEmpty();
  }

  @Test
  void nothingTypedOffersActionsAndScreensButNoLines() {
    assertThat(rows(Group.SCREENS, "")).hasSize(ScreenId.values().length);
    assertThat(rows(Group.RECORDING, "")).isEmpty();
  }

  @Test
  void aPastedArnLeadsToTheInstanceItNames() {
    Entry first =
        rows(Group.DO, "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0")
            .getFirst();
    first.action().run();
    assertThat(first.title()).isEqualTo("Find i-0123456789abcdef0 in eu-west-1");
    assertThat(went).containsExactly("find i-0123456789abcdef0");
  }
}
