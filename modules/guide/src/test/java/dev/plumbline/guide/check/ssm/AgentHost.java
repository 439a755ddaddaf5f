package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Host;

/** The host of a healthy agent, on which tests let the agent say more. */
final class AgentHost {
  static final String LOG = "var-log-amazon-ssm-amazon-ssm-agent.log";
  static final String SHOW = "systemctl-show-amazon-ssm-agent.txt";
  static final String SSM = "ssm.eu-west-1.amazonaws.com";
  static final String READY = "INFO [CredentialRefresher] Credentials ready";
  static final String CHANNEL =
      "INFO [ssm-agent-worker] [MessageService] [MGSInteractor] Set up control channel"
          + " successfully";
  static final String RETRY =
      "ERROR [CredentialRefresher] Retrieve credentials produced error: unexpected error getting"
          + " instance profile role credentials or calling UpdateInstanceInformation. Skipping"
          + " default host management fallback: retrieved credentials failed to report to ssm."
          + " Error: ";
  static final String SLEEPS =
      "INFO [CredentialRefresher] Sleeping for 5m0s before retrying retrieve credentials";
  static final String REGISTRAR =
      "ERROR [Registrar] failed to register identity: error calling RegisterManagedInstance API:"
          + " RequestError: send request failed\ncaused by: Post \"https://"
          + SSM
          + "/\": ";

  private AgentHost() {}

  static Host healthy() {
    return Host.practice("ssm-healthy");
  }

  /** The healthy host after these records, one a second from 03:34:53 on. */
  static Host says(String... records) {
    return says(healthy(), records);
  }

  static Host says(Host host, String... records) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < records.length; i++) {
      text.append("2026-11-21 03:34:5").append(3 + i).append(".0000 ");
      text.append(records[i]).append('\n');
    }
    return host.append(LOG, text.toString());
  }
}
