package dev.plumbline.connect.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.SshCommandLine;
import dev.plumbline.connect.TestEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileImportTest {
  @TempDir Path home;

  @Test
  void hostsBecomeProfilesAndPatternsDoNot() throws Exception {
    Path config = home.resolve(".ssh/config");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config,
        """
        Host bastion
          HostName 10.0.0.1
          User ops
        Host web db
          HostName %h.prod.example
          ProxyJump bastion
        Host *.internal !old
          User ec2-user
        Host i-0123456789abcdef0
          ProxyCommand aws ssm start-session --target %h --document-name AWS-StartSSHSession
          Frobnicate yes
        """);
    ConnectionProfile known = ConnectionProfile.of("x", "db");
    ProfileImport preview =
        ProfileImport.preview(TestEnvironment.at(home, Map.of()), List.of(known));
    assertThat(preview.entries())
        .extracting(e -> e.profile().name() + " " + e.reach() + " " + e.via())
        .containsExactly(
            "bastion ops@10.0.0.1:22 ",
            "web tester@web.prod.example:22 via bastion",
            "db tester@db.prod.example:22 via bastion",
            "i-0123456789abcdef0 tester@i-0123456789abcdef0:22 through Session Manager, by aws ssm"
                + " start-session --target i-0123456789abcdef0 --document-name"
                + " AWS-StartSSHSession");
    assertThat(preview.entries())
        .extracting(ProfileImport.Entry::known)
        .containsExactly(false, false, true, false);
    assertThat(preview.entries())
        .extracting(ProfileImport.Entry::asks)
        .containsExactly(false, false, false, true);
    assertThat(preview.entries()).allMatch(ProfileImport.Entry::usable);
    assertThat(preview.patterns())
        .extracting(p -> p.pattern() + ":" + p.line())
        .containsExactly("*.internal:7", "!old:7");
    assertThat(preview.problems())
        .singleElement()
        .asString()
        .endsWith("config:11: keyword \"frobnicate\" is not known; ssh refuses the whole file");
  }

  @Test
  void theSshCommandQuotesWhatAShellWouldMisread() {
    ConnectionProfile profile =
        ConnectionProfile.of("x", "$(reboot)")
            .withUser(Optional.of("ec2-user"))
            .withPort(OptionalInt.of(2201))
            .withIdentityFiles(List.of("~/.ssh/my key"))
            .withJump(Optional.of("ops@bastion"))
            .withSshConfig(false);
    assertThat(SshCommandLine.of(profile))
        .isEqualTo("ssh -F none -p 2201 -i ~/'.ssh/my key' -J ops@bastion 'ec2-user@$(reboot)'");
  }
}
