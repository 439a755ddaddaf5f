package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.model.imds.ImdsAddress;

/** How the environment of the agent's service is read, changed and put back. */
final class ProxyDropIn {
  private ProxyDropIn() {}

  /** The drop-in with a working proxy, and metadata left out of it. */
  static Remedy remedy(Agent agent, String word) {
    String unit = quote(agent.unitName());
    String folder = "/etc/systemd/system/" + agent.unitName() + ".d";
    return Remedy.of(
        Step.investigate(
            "See what the service has",
            "The file that sets the variables is among its drop-ins.",
            "systemctl show -p Environment,EnvironmentFiles,DropInPaths " + unit),
        Step.repair(
            "Set the proxy and what goes around it",
            "A further drop-in wins over earlier ones. Replace "
                + word
                + "; add the names of interface endpoints to no_proxy. The agent restarts.",
            "sudo mkdir -p " + quote(folder),
            "printf '[Service]\\nEnvironment=\"http_proxy="
                + word
                + "\"\\nEnvironment=\"https_proxy="
                + word
                + "\"\\nEnvironment=\"no_proxy=169.254.169.254,fd00:ec2::254\"\\n' | sudo tee "
                + quote(folder + "/zz-proxy.conf"),
            "sudo systemctl daemon-reload && sudo systemctl restart " + unit),
        Repairs.verify(),
        Step.undo(
            "Remove the drop-in",
            "As it was before.",
            "sudo rm " + quote(folder + "/zz-proxy.conf"),
            "sudo systemctl daemon-reload && sudo systemctl restart " + unit));
  }

  /** Only metadata is added to what goes around the proxy. */
  static Remedy metadata(Agent agent, String list) {
    String unit = quote(agent.unitName());
    String folder = "/etc/systemd/system/" + agent.unitName() + ".d";
    String all = list.isEmpty() ? ImdsAddress.V4.toString() : list + "," + ImdsAddress.V4;
    return Remedy.of(
        Step.repair(
            "Let metadata go around the proxy",
            "A further drop-in wins over earlier ones; the agent restarts. Add fd00:ec2::254 and"
                + " the names of interface endpoints where they are used.",
            "sudo mkdir -p " + quote(folder),
            "printf '[Service]\\nEnvironment=\"no_proxy=%s\"\\n' "
                + quote(all)
                + " | sudo tee "
                + quote(folder + "/zz-no-proxy.conf"),
            "sudo systemctl daemon-reload && sudo systemctl restart " + unit),
        Step.verify(
            "Look at the service and its log",
            "no_proxy names 169.254.169.254, and the agent says Agent will take identity from EC2.",
            "systemctl show -p Environment " + unit,
            "sudo tail -n 20 /var/log/amazon/ssm/amazon-ssm-agent.log"),
        Step.undo(
            "Remove the drop-in",
            "As it was before.",
            "sudo rm " + quote(folder + "/zz-no-proxy.conf"),
            "sudo systemctl daemon-reload && sudo systemctl restart " + unit));
  }
}
