package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy.Step;

/** Remedy steps that several findings of a CNI node share. */
final class CniSteps {
  /** What ipamd says of its ENIs and addresses (amazon-vpc-cni-k8s, introspection port). */
  static final String STORE = "curl -s http://127.0.0.1:61679/v1/enis";

  /** The end of ipamd's log. */
  static final String LOG = "sudo tail -n 100 /var/log/aws-routed-eni/ipamd.log";

  private CniSteps() {}

  static Step restartAwsNode() {
    return Step.repair(
        "Restart aws-node on this node",
        "ipamd sets up every ENI again: address, table and rule of the ENI. Running pods keep"
            + " their traffic; new pods wait until it is ready. Rules of running pods that are lost"
            + " do not come back.",
        "kubectl -n kube-system delete pod -l k8s-app=aws-node"
            + " --field-selector spec.nodeName=NODE");
  }

  /** Gives a link back to the CNI: owner cache, file, reload. */
  static Step handBack(String link) {
    return Step.repair(
        "Hand " + link + " back to the CNI",
        "networkd lets go of "
            + link
            + ", which drops its address; pods on it stay without network until aws-node restarts."
            + " The cached owner keeps it so over a reboot.",
        "echo cni | sudo tee /etc/eks/nodeadm/udev-net-manager/INSTANCE_ID/" + quote(link),
        "sudo rm /run/systemd/network/70-eks-" + quote(link) + ".network",
        "sudo networkctl reload");
  }

  static Step undoHandBack(String link) {
    return Step.undo(
        "Give " + link + " to networkd again",
        "The service writes the file anew and reloads networkd.",
        "sudo rm /etc/eks/nodeadm/udev-net-manager/INSTANCE_ID/" + quote(link),
        "sudo systemctl restart udev-net-manager@" + quote(link) + ".service");
  }

  static Step recreatePods(String which) {
    return Step.repair(
        "Recreate " + which,
        "Only a new sandbox gets its rules again; restarting aws-node does not bring lost rules of"
            + " running pods back. The pod is gone for the time that its controller takes.",
        "kubectl delete pod -n NAMESPACE POD");
  }

  static Step nothingToUndo(String why) {
    return Step.undo("Nothing to undo", why);
  }

  static Step rules(String expect) {
    return Step.verify("Look at the rules", expect, "ip rule show");
  }

  static Step table(String table, String expect) {
    return Step.verify("Look at table " + table, expect, "ip route show table " + quote(table));
  }

  static Step newNodes() {
    return Step.investigate(
        "Keep it from new nodes",
        "Use an AMI of v20260128 or later, and do not call nodeadm init from user data.",
        "cat /etc/eks/release",
        "sudo grep -n nodeadm /var/lib/cloud/instance/user-data.txt");
  }
}
