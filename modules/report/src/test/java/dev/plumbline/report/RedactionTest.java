package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private final Redaction redaction = new Redaction(List.of("web-prod-3"));

  @Test
  void privateAndLocalAddressesStayReadable() {
    String text = "10.0.2.9 172.16.0.1 192.168.1.1 169.254.169.254 127.0.0.1 fe80::1 fd00:ec2::254";
    assertThat(redaction.apply(text)).isEqualTo(text);
  }

  @Test
  void publicAddressesAreMaskedConsistently() {
    assertThat(redaction.apply("from 3.120.4.5 to 2600:1f14::1 and 3.120.4.5/32"))
        .isEqualTo("from public-2 to public-1 and public-2/32");
  }

  @Test
  void hostNamesAccountsAndKeysAreMasked() {
    assertThat(
            redaction.apply(
                "web-prod-3 ip-10-0-1-25.eu-west-1.compute.internal"
                    + " arn:aws:iam::111122223333:role/x AKIAIOSFODNN7EXAMPLE"))
        .isEqualTo("host-1 host-2 arn:aws:iam::account-1:role/x key-1");
  }

  @Test
  void timesVersionsAndHardwareAddressesAreLeftAlone() {
    String text = "02:53:46 2.7.4 06:00:aa:20:00:05 1944.50 10.0.0.0/8 table 10002";
    assertThat(redaction.apply(text)).isEqualTo(text);
  }

  @Test
  void theNamesTheHostGivesItselfAreFound() throws IOException {
    var recording =
        PracticeLab.find("leaked-lock")
            .orElseThrow()
            .recording()
            .with(
                "journal-x.txt",
                "2026-11-21T02:53:10+0000 db-7.corp.example sshd[71]: hello\n"
                    .getBytes(StandardCharsets.UTF_8));
    assertThat(HostNames.of(recording)).contains("db-7.corp.example", "ip-10-0-1-31");
  }

  @Test
  void aColonAfterAnAddressIsNoPartOfIt() {
    assertThat(redaction.apply("2600:1f14::d28: traffic, 2600:1f14::: more, 3.120.4.5: x"))
        .isEqualTo("public-1: traffic, public-2: more, public-3: x");
  }
}
