package dev.plumbline.app.screen.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.ConnectionProfile;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceFormTest {
  private final InstanceForm form = new InstanceForm(ConnectionProfile.of("", ""));

  @Test
  void anAddressIsAllThatIsNeededAndNamesTheInstance() {
    assertThat(form.problem())
        .hasValueSatisfying(p -> assertThat(p).startsWith("Type the address"));
    form.address.set(" 10.0.1.25 ");
    assertThat(form.problem()).isEmpty();
    assertThat(form.profile().address()).isEqualTo("10.0.1.25");
    assertThat(form.profile().name()).isEqualTo("10.0.1.25");
    assertThat(form.profile().port()).isEmpty();
    assertThat(form.profile().user()).isEmpty();
  }

  @Test
  void whatIsTypedBecomesTheProfileAndComesBackIntoTheForm() {
    form.name.set("web-2");
    form.address.set("web-2.internal");
    form.port.set("2222");
    form.user.set("ubuntu");
    form.jump.set("ops@bastion:2201, second");
    form.keys.set("~/.ssh/a, ~/.ssh/b,");
    form.tags.set("web, eu-west-1");
    form.group.set("shop");
    form.production.set(true);
    form.sshConfig.set(false);

    ConnectionProfile profile = form.profile();
    assertThat(profile.port()).isEqualTo(OptionalInt.of(2222));
    assertThat(profile.user()).contains("ubuntu");
    assertThat(profile.identityFiles()).containsExactly("~/.ssh/a", "~/.ssh/b");
    assertThat(profile.tags()).containsExactly("web", "eu-west-1");
    assertThat(new InstanceForm(profile).profile()).isEqualTo(profile);
  }

  @Test
  void anEditedProfileKeepsItsIdAndWhatTheFormDoesNotShow() {
    ConnectionProfile before =
        ConnectionProfile.of("web-1", "10.0.1.25")
            .withAgent(false)
            .withPinnedHostKey(Optional.of("SHA256:abc"));
    InstanceForm edited = new InstanceForm(before);
    edited.name.set("web-one");
    assertThat(edited.profile()).isEqualTo(before.withName("web-one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "22a", "-1", "999999"})
  void aPortThatIsNoneIsNamed(String port) {
    form.address.set("10.0.1.25");
    form.port.set(port);
    assertThat(form.problem()).contains("The port is a number between 1 and 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-oProxyCommand=touch /tmp/x", "two words"})
  void anAddressThatCouldBeAnOptionIsRefused(String address) {
    form.address.set(address);
    assertThat(form.problem()).contains("The address has a character that no host name has");
  }

  @Test
  void aJumpHostThatCannotBeReadIsNamed() {
    form.address.set("10.0.1.25");
    form.jump.set("bastion:notaport");
    assertThat(form.problem()).hasValueSatisfying(p -> assertThat(p).startsWith("Jump host: "));
  }
}
