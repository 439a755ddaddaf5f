package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import java.util.ArrayList;
import java.util.List;

/** Remedy steps that findings about the agent share. */
final class Repairs {
  static final String SOURCE = "amazon-ssm-agent source; Systems Manager user guide, SSM Agent";

  private Repairs() {}

  /** A repair elsewhere, after which the agent must not wait out its pause. */
  static Remedy then(Agent agent, Step... first) {
    List<Step> steps = new ArrayList<>(List.of(first));
    steps.add(restart(agent));
    steps.add(verify());
    return new Remedy(List.copyOf(steps));
  }

  static Step restart(Agent agent) {
    return Step.repair(
        "Restart the agent",
        "It tries again at once instead of after its pause of up to an hour. Running commands and"
            + " sessions of Systems Manager end; nothing else on the host is touched.",
        agent.snap()
            ? "sudo snap restart amazon-ssm-agent"
            : "sudo systemctl restart " + quote(agent.unitName()));
  }

  static Step verify() {
    return Step.verify(
        "Read the agent's log",
        "Within a minute it says Credentials ready and Set up control channel successfully.",
        "sudo tail -n 40 /var/log/amazon/ssm/amazon-ssm-agent.log");
  }

  /** Who may reach an endpoint, where the account's side is not captured. */
  static Step lookAtEndpoint(Agent agent, String name) {
    return Step.investigate(
        "Look at the way to " + name,
        "Groups of the interface endpoint must admit TCP 443 from the instance; the subnet's route"
            + " table and network ACL must let it pass.",
        "aws ec2 describe-vpc-endpoints --region "
            + new Endpoints(agent).regionOrPlaceholder()
            + " --filters Name=service-name,Values='*."
            + Endpoints.service(name)
            + "'",
        "timeout 5 bash -c 'exec 3<>/dev/tcp/" + plain(name) + "/443'; echo $?");
  }

  /** A host name fit for the middle of a command; others become a placeholder. */
  static String plain(String name) {
    return name.matches("[A-Za-z0-9.-]+") ? name : "ENDPOINT";
  }
}
