package dev.plumbline.guide.check.netutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Host;
import org.junit.jupiter.api.Test;

/** Each check reported on a host that was broken for it, and silent on its nearest neighbour. */
class RunsAndLocksTest {
  private static final String LOG = "setup-policy-routes.log";
  private static final String AT = "2026-11-21T02:53:22+0000 ip-10-0-1-12 ";
  private static final String RUN = AT + "ec2net[900]: ";
  private static final String REFRESH = RUN + "Starting configuration refresh for ens6\n";
  private static final String UNITS = "systemctl-units.txt";

  /** The healthy host with a journal in text form only, to be continued by a test. */
  private static Host host() {
    return Host.healthy().without("journal.jsonl", "journal-units.txt", "systemctl-show.txt");
  }

  private static Host log(String... lines) {
    return host().append(LOG, String.join("\n", lines) + "\n");
  }

  @Test
  void aLockOfADeadProcessIsLeakedAndOfALivingOneIsNot() {
    Host leaked = Host.practice("leaked-lock");
    assertThat(leaked.finding("lock-leaked").remedy().repairCommands().getFirst())
        .contains("/run/amazon-ec2-net-utils/setup-policy-routes/ens6");

    leaked.append("ps-setup-policy-routes.txt", "    425       1      40 Ss   /bin/bash x\n");
    assertThat(leaked.subjects("lock-leaked")).isEmpty();
  }

  @Test
  void aLockOfTheLastSecondsMayBeThatOfARunThatJustEnded() {
    assertThat(
            Host.practice("leaked-lock")
                .replace("date.txt", "02:53:58Z", "02:53:20Z")
                .subjects("lock-leaked"))
        .isEmpty();
  }

  @Test
  void aRunForAnInterfaceThatExistsHoldsItsLockRightly() {
    Host host = Host.practice("lock-held-by-vanished-interface");
    assertThat(host.subjects("lock-held-no-interface")).containsExactly("ens7");

    assertThat(Host.healthy().subjects("lock-held-no-interface")).isEmpty();
  }

  @Test
  void aReloadFlagOfTheLastSecondsIsNotPending() {
    Host host = Host.practice("lock-held-by-vanished-interface");
    assertThat(host.subjects("reload-pending")).containsExactly("ens6");

    assertThat(host.replace("date.txt", "02:59:46Z", "02:59:33Z").subjects("reload-pending"))
        .isEmpty();
  }

  @Test
  void versionsThatNeverReloadOnlyDrift() {
    var snapshot = Host.practice("lock-held-by-vanished-interface").snapshot("2.6.0");
    var diagnosis = Diagnostician.diagnose(snapshot);

    assertThat(Host.subjects(diagnosis, "reload-pending")).isEmpty();
    assertThat(Host.subjects(diagnosis, "config-kernel-drift")).containsExactly("ens6");
  }

  @Test
  void aDeferredReloadThatSomebodyDidIsSilent() {
    assertThat(Host.practice("leaked-lock").subjects("reload-deferred")).containsExactly("ens5");
    assertThat(
            log(REFRESH + RUN + "Deferring networkd reload to another process")
                .subjects("reload-deferred"))
        .isEmpty();
  }

  @Test
  void aRefreshOfLessThanHalfAMinuteIsNotStuck() {
    assertThat(Host.practice("leaked-lock").subjects("refresh-stuck")).containsExactly("ens6");
    assertThat(Host.practice("lock-held-by-vanished-interface").subjects("refresh-stuck"))
        .isEmpty();
  }

  @Test
  void aFailedRefreshIsReportedWithItsErrorLineAndNeverWithoutOne() {
    String failed = "refresh-policy-routes@ens6.service loaded failed   failed  Refresh";
    Host silent =
        host()
            .dropLines(UNITS, "refresh-policy-routes@ens6.service")
            .append(UNITS, failed + "\n")
            .append(LOG, REFRESH);
    assertThat(silent.subjects("refresh-failed")).isEmpty();

    silent.append(LOG, RUN + "[get_meta] Unable to obtain IMDS token, endpoint, or interface\n");
    assertThat(silent.subjects("refresh-failed")).containsExactly("ens6");
  }

  @Test
  void anInterfaceWithoutUnitIsReportedOnlyWhereUnitsWereListed() {
    Host host = host().dropLines(UNITS, " policy-routes@ens6".strip() + ".service         loaded");
    assertThat(host.subjects("policy-unit-missing")).containsExactly("ens6");

    assertThat(host.without(UNITS).subjects("policy-unit-missing")).isEmpty();
  }

  @Test
  void aFailedUnitIsReportedUnlessItsInterfaceIsGone() {
    Host host =
        host()
            .dropLines(UNITS, "policy-routes@ens6.service         loaded")
            .append(UNITS, "policy-routes@ens6.service loaded failed failed Set up\n");
    assertThat(host.subjects("policy-unit-failed")).containsExactly("ens6");

    Host gone = host().append(UNITS, "policy-routes@ens9.service loaded failed failed Set up\n");
    assertThat(gone.subjects("policy-unit-failed")).isEmpty();
  }

  @Test
  void aDeviceNumberThatALaterRunFoundIsForgotten() {
    Host host = log(REFRESH + RUN + "Unable to identify device-number for ens6 after 60 attempts");
    assertThat(host.subjects("device-number-unidentified")).containsExactly("ens6");

    host.append(LOG, AT + "ec2net[901]: Starting configuration refresh for ens6\n");
    assertThat(host.subjects("device-number-unidentified")).isEmpty();
  }

  @Test
  void aTokenThroughAnotherInterfaceIsReportedAndTheOldFormIsNot() {
    String token = "Got IMDSv2 token for interface ens6 from http://169.254.169.254/latest via ";
    assertThat(log(REFRESH + RUN + token + "DEFAULT").subjects("imds-token-via-other-link"))
        .containsExactly("ens6");
    assertThat(log(REFRESH + RUN + token + "ens6").subjects("imds-token-via-other-link")).isEmpty();
    assertThat(
            log(REFRESH + RUN + "Got IMDSv2 token from http://169.254.169.254/latest")
                .subjects("imds-token-via-other-link"))
        .isEmpty();
  }

  @Test
  void anAliasFileRemovedByAnEmptyAnswerIsReportedAndAnUnassignmentIsNot() {
    String alias = "run-systemd-network/70-ens6.network.d/ec2net_alias.conf";
    Host host =
        log(
                REFRESH + RUN + "No addresses found for 06:65:39:07:6e:66",
                RUN
                    + "install_and_reload removed: /run/systemd/network/70-ens6.network.d/"
                    + "ec2net_alias.conf")
            .without(alias);
    assertThat(host.subjects("alias-file-removed")).containsExactly("ens6");

    host.replace("imds.txt", "10.0.2.20 10.0.2.21 10.0.2.22", "10.0.2.20");
    assertThat(host.subjects("alias-file-removed")).isEmpty();
  }

  @Test
  void aLossThatFollowsAReloadIsReportedUnlessTheLeaseCameBack() {
    String networkd = "journal-networkd.txt";
    Host host =
        log(REFRESH + RUN + "Reloaded networkd")
            .append(networkd, AT + "systemd-networkd[54]: ens6: DHCP lease lost\n");
    assertThat(host.subjects("reload-preceded-loss")).containsExactly("host");

    host.append(
        networkd,
        AT
            + "systemd-networkd[54]: ens6: DHCPv4 address 10.0.2.20/24, gateway 10.0.2.1 acquired"
            + " from 10.0.2.1\n");
    assertThat(host.subjects("reload-preceded-loss")).isEmpty();
  }

  @Test
  void twoFilesWithOneTableCollide() {
    String conf = "run-systemd-network/70-ens6.network.d/eni.conf";
    Host host = host().replace(conf, "Table=10001", "Table=10000");

    assertThat(host.subjects("eni-number-collision")).containsExactly("ens6");
    assertThat(Host.practice("healthy-2-eni-v2.4.1").subjects("eni-number-collision")).isEmpty();
  }

  @Test
  void aSubnetThatCameLaterIsMissingInTheFile() {
    Host host = host().replace("imds.txt", "10.0.2.0/24", "10.0.2.0/23");
    assertThat(host.subjects("eni-conf-outdated")).containsExactly("ens6");

    Host late =
        host()
            .replace(
                "imds.txt",
                "06:65:39:07:6e:66/subnet-ipv6-cidr-blocks\t\t404",
                "06:65:39:07:6e:66/subnet-ipv6-cidr-blocks\t2001:db8:1::/64\t200");
    assertThat(late.subjects("eni-conf-outdated")).isEmpty();
  }

  @Test
  void aPrivateTableWithoutItsIpv6SubnetIsNotedForSecondariesOnly() {
    Host host = Host.practice("late-ipv6-no-prefix-route").without("ip-j6-route-all.json");
    host.dropLines("ip-route-all.txt", "2600:1f14:eeb:2202::/64 dev ens6 table 10001");
    assertThat(host.subjects("v6-prefix-route-missing")).containsExactly("table 10001");

    Host primary = Host.practice("late-ipv6-no-prefix-route").without("ip-j6-route-all.json");
    primary.dropLines("ip-route-all.txt", "2600:1f14:eeb:2201::/64 dev ens5 table 10000");
    assertThat(primary.subjects("v6-prefix-route-missing")).isEmpty();
  }

  @Test
  void oldVersionsGiveEveryLineAnotherPidAndStillFormRuns() {
    Host host =
        log(
            AT + "ec2net[11]: Starting configuration refresh for ens6",
            AT + "ec2net[12]: Unable to identify device-number for ens6 after 60 attempts",
            AT + "ec2net[13]: Called trap");

    assertThat(Runs.newest(host.snapshot(), "ens6").orElseThrow().lines()).hasSize(3);
  }
}
