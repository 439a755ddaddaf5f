package dev.plumbline.collect;

import java.util.List;

/**
 * Probes of the SSM Agent; those after the unit end at once on hosts without one. Keys never leave
 * the host: of the unit's environment only proxy variables are read, without passwords, and of its
 * state no secret file.
 */
final class SsmProbes {
  private static final String UNITS =
      "amazon-ssm-agent.service snap.amazon-ssm-agent.amazon-ssm-agent.service";
  private static final String WITH_AGENT =
      "command -v amazon-ssm-agent >/dev/null || [ -d /var/log/amazon/ssm ]"
          + " || [ -d /snap/amazon-ssm-agent ] || exit 127; ";
  private static final int NAME_SECONDS = 12;
  private static final int TLS_SECONDS = 14;

  static final List<Probe> ALL =
      List.of(
          Probe.of("timedatectl.txt", "timedatectl; timedatectl show"),
          Probe.of(
              "systemctl-show-amazon-ssm-agent.txt",
              "systemctl --no-pager show -p"
                  + " Id,LoadState,UnitFileState,ActiveState,SubState,Result,MainPID,ExecMainStatus,NRestarts,ActiveEnterTimestamp,FragmentPath,DropInPaths"
                  + " "
                  + UNITS),
          Probe.of(
              "ssm-agent-proxy-env.txt",
              WITH_AGENT
                  + "printf 'Environment='; systemctl --no-pager show -p Environment "
                  + UNITS
                  + " | grep -oiE '(https?|no|all)_proxy=[^ \"]*'"
                  + " | sed -E 's#(://)[^/@ ]*@#\\1***@#g' | tr '\\n' ' '; echo"),
          Probe.of(
                  "ssm-agent-version.txt",
                  WITH_AGENT
                      + "PATH=$PATH:/snap/amazon-ssm-agent/current; amazon-ssm-agent -version")
              .as(Rights.BEST),
          log("amazon-ssm-agent.log"),
          log("errors.log"),
          new Probe(
              "journal-amazon-ssm-agent.txt",
              WITH_AGENT
                  + "journalctl --no-pager -b -n 5000 -o short-iso -u amazon-ssm-agent.service"
                  + " -u snap.amazon-ssm-agent.amazon-ssm-agent.service",
              20,
              8_000_000,
              Rights.BEST),
          Probe.of(
                  "ssm-identity-config.json",
                  WITH_AGENT + "cat /var/lib/amazon/ssm/runtimeconfig/identity_config.json")
              .as(Rights.ROOT),
          Probe.of(
                  "ls-var-lib-amazon-ssm.txt",
                  WITH_AGENT + "ls -la --time-style=full-iso /var/lib/amazon/ssm /etc/amazon/ssm")
              .as(Rights.ROOT),
          tries(
              "getent-endpoints.txt",
              "names",
              "o=$(timeout 10 getent ahostsv4 \"$h\" 2>&1); e=$?;"
                  + " printf '== %s\\n%s\\nexit=%s\\n' \"$h\" \"$o\" \"$e\"",
              NAME_SECONDS),
          tries(
              "tcp-443-probe.txt",
              "TCP connections",
              "o=$(LC_ALL=C timeout 5 bash -c 'exec 3<>\"/dev/tcp/$1/443\"' - \"$h\" 2>&1);"
                  + " e=$?; [ -z \"$o\" ] || o=\"$o\n\";"
                  + " printf '%b%s 443 exit=%s\\n' \"$o\" \"$h\" \"$e\"",
              NAME_SECONDS),
          tries(
              "tls-issuer.txt",
              "certificates",
              "o=$(timeout 8 openssl s_client -connect \"$h:443\" -servername \"$h\" </dev/null"
                  + " 2>&1 | grep -E '^(depth|verify error|verify return|subject=|issuer=| *Verify"
                  + " return code|.*(errno|Connection))'); printf '== %s\\n"
                  + "%s\\n"
                  + "' \"$h\" \"$o\"",
              TLS_SECONDS));

  private SsmProbes() {}

  private static Probe log(String name) {
    return new Probe(
        "var-log-amazon-ssm-" + name,
        WITH_AGENT + "tail -c 1048576 /var/log/amazon/ssm/" + name,
        10,
        2_000_000,
        Rights.ROOT);
  }

  private static Probe tries(String file, String what, String command, int seconds) {
    String script =
        Scripts.text("ssm-endpoints.sh").replace("@WHAT@", what).replace("@TRY@", command);
    return Probe.of(file, script).within(seconds, 100_000);
  }
}
