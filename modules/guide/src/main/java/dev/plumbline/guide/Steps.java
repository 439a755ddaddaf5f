package dev.plumbline.guide;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy.Step;

/**
 * Remedy steps that several findings share. Each names what else happens besides the repair, as
 * observed with systemd 252.
 */
public final class Steps {
  private Steps() {}

  /** {@code networkctl reconfigure}: applies the files of one link again. */
  public static Step reconfigure(String link) {
    return Step.repair(
        "Apply the files of " + link + " again",
        "systemd-networkd configures "
            + link
            + " anew. Its DHCP lease is dropped and taken again, about 40 ms when the server"
            + " answers. Routes and addresses of "
            + link
            + " and policy rules of the whole host that networkd did not make are removed."
            + " Run it from a console or through another interface when "
            + link
            + " carries your session.",
        "sudo networkctl reconfigure " + quote(link));
  }

  /** {@code networkctl reload}: reads changed files, reconfigures the links they belong to. */
  public static Step reload() {
    return Step.repair(
        "Let networkd read its files",
        "Only links whose files changed are configured anew; each drops its DHCP lease and takes"
            + " it again. Policy rules of the whole host that networkd did not make are removed.",
        "sudo networkctl reload");
  }

  /** Restarts the unit that writes eni.conf. */
  public static Step restartPolicyRoutes(String link) {
    return Step.repair(
        "Write the files of " + link + " anew",
        "Restarting the unit reads the metadata again and rewrites eni.conf; a changed file makes"
            + " networkd configure "
            + link
            + " anew, with a short loss of its lease.",
        "sudo systemctl restart policy-routes@" + quote(link) + ".service");
  }

  /** One refresh run now, instead of within two minutes. */
  public static Step refresh(String link) {
    return Step.repair(
        "Run one refresh of " + link,
        "Reads the metadata and rewrites changed drop-ins. When a file changed, networkd configures"
            + " "
            + link
            + " anew, with a short loss of its lease.",
        "sudo systemctl start refresh-policy-routes@" + quote(link) + ".service");
  }

  /** Updates the package. */
  public static Step update(String why) {
    return Step.repair(
        "Update the package",
        why + " The update restarts every policy-routes unit.",
        "sudo dnf update amazon-ec2-net-utils");
  }

  /** What networkd and the kernel say about a link. */
  public static Step state(String link, String expect) {
    return Step.verify(
        "Look at " + link,
        expect,
        "networkctl status " + quote(link),
        "ip address show dev " + quote(link));
  }

  /** Capture again and let the same check decide. */
  public static Step captureAgain(String expect) {
    return Step.verify("Capture again", expect);
  }

  /** Prints rule, route and address changes with their time. */
  public static Step watch() {
    return Step.investigate(
        "Find who changes it",
        "Leave this running; the next change is printed with its time.",
        "ip -ts monitor rule route address");
  }
}
