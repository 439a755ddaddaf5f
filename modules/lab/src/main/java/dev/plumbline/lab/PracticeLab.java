package dev.plumbline.lab;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The practice instances that come with the program. The recordings were made by running the real
 * programs: systemd-networkd 252, the scripts of amazon-ec2-net-utils, kernel policy routing. Two
 * are generated around a real kernel; modules/lab/tools tells how.
 */
public final class PracticeLab {
  private static final String ROUTING = "Policy routing";
  private static final String SSM = "SSM Agent";
  private static final String METADATA = "Instance metadata";
  private static final String EKS = "EKS node";
  private static final String ENVOY = "App Mesh and Envoy";
  private static final String HOST = "Host and firewall";
  private static final String VPC = "VPC";
  private static final List<String> GROUPS = List.of(ROUTING, VPC, SSM, METADATA, EKS, ENVOY, HOST);

  private static final List<Scenario> SCENARIOS =
      List.of(
          fault(
              "secondary-rules-missing",
              ROUTING,
              "Third interface silent",
              "Clients of 10.0.50.28 and 10.0.50.29 time out; the other addresses answer."),
          fault(
              "admin-dropin-route-fails-link",
              ROUTING,
              "Lost after a config change",
              "The second interface stopped answering this morning, after some configuration"
                  + " work."),
          fault(
              "custom-routes-flushed-by-reload",
              ROUTING,
              "Own routes gone",
              "Routes and rules added by hand last week are gone since a new address came."),
          fault(
              "leaked-lock",
              ROUTING,
              "New address unreachable",
              "10.0.2.38 was assigned to the second interface and never appeared."),
          fault(
              "lock-held-by-vanished-interface",
              ROUTING,
              "Addresses stopped following",
              "10.0.2.48 was assigned to the second interface an hour ago and never answers."),
          fault(
              "same-subnet-after-networkd-restart",
              ROUTING,
              "Two ENIs in one subnet",
              "Since last night's updates neighbours in the subnet lose the instance."),
          healthy(
              "healthy-1-eni",
              ROUTING,
              "One ENI",
              "A single dual-stack interface with a second IPv4 address."),
          healthy(
              "healthy-2-eni", ROUTING, "Two ENIs", "A second interface in another subnet, IPv4."),
          healthy(
              "healthy-2-eni-v2.4.1",
              ROUTING,
              "Two ENIs, older package",
              "Dual stack with version 2.4.1 of amazon-ec2-net-utils."),
          healthy(
              "healthy-4-eni-v6-prefix",
              ROUTING,
              "Four ENIs with prefixes",
              "Dual stack, delegated prefixes and two interfaces in one subnet."),
          healthy(
              "healthy-15-eni",
              ROUTING,
              "Fifteen ENIs",
              "As many interfaces as the largest instances take, IPv4."),
          healthy(
              "many-rules",
              ROUTING,
              "Five hundred rules",
              "Five ENIs full of addresses, beside a VPN and a proxy with tables of their own."),
          healthy(
              "late-ipv6-no-prefix-route",
              ROUTING,
              "IPv6 came late",
              "The primary got its IPv6 address while the instance was still starting."),
          fault(
              "ssm-imds-unreachable",
              SSM,
              "Never online",
              "The instance does not appear among the managed nodes; SSH works."),
          fault(
              "ssm-endpoint-timeout",
              SSM,
              "Not online in a private subnet",
              "Managed nodes of other subnets are online, this one never was."),
          fault(
              "ssm-endpoint-group",
              SSM,
              "Not online, the account was asked",
              "The node has been missing since the groups of the endpoints were tidied up."),
          fault(
              "ssm-denied",
              SSM,
              "Not online since the role was changed",
              "The agent runs and the network is fine, yet the node is not online."),
          fault(
              "ssm-role-not-assumed",
              SSM,
              "Not online with a new role",
              "The role was made by hand yesterday; the node has been missing since."),
          fault(
              "ssm-proxy",
              SSM,
              "Not online behind a proxy",
              "Since the proxy was set for all services the node is gone; curl works."),
          fault(
              "ssm-throttled",
              SSM,
              "Late after a fleet start",
              "Two hundred instances were started at once; some are still not online."),
          fault(
              "ssm-404-after-network-loss",
              SSM,
              "Network lost, the agent complains",
              "The instance stopped answering after three; the last error in its logs is a 404 of"
                  + " the agent."),
          healthy("ssm-healthy", SSM, "Agent online", "An agent in a subnet with endpoints."),
          fault(
              "eks-networkmanager",
              EKS,
              "A pod out of reach",
              "The host cannot reach 10.102.66.17, whose pod restarts again and again."),
          fault(
              "eks-released",
              EKS,
              "Half of the pods dead",
              "Two pods have had no network since the node joined; the others are fine."),
          fault(
              "eks-subnet-full",
              EKS,
              "New pods wait",
              "Running pods work; new ones stay in ContainerCreating."),
          fault(
              "eks-nft-services",
              EKS,
              "Services out of reach",
              "Some pods reach no Service since kube-proxy was changed; addresses of pods work."),
          fault(
              "eks-race",
              EKS,
              "Some pods unreachable",
              "Pods on one ENI lost their network; pods on the other still answer."),
          fault(
              "eks-foreign-cleanup",
              EKS,
              "Old pods lost, new ones work",
              "Every pod from before noon is cut off; pods started later are fine."),
          healthy("eks-healthy", EKS, "Node with six pods", "Three ENIs, two run by the VPC CNI."),
          fault(
              "imds-one-user",
              METADATA,
              "Works as root only",
              "An application of an ordinary user gets no credentials; the same test as root"
                  + " works."),
          fault(
              "imds-endpoint-off",
              METADATA,
              "Nothing gets an identity",
              "No agent on the instance knows where it runs, since yesterday's hardening."),
          fault(
              "imds-daemon-proxy",
              METADATA,
              "Agent without identity",
              "The CloudWatch agent finds no instance; asked by hand everything works."),
          fault(
              "imds-container-hop",
              METADATA,
              "Container without credentials",
              "The program works on the host and finds no credentials in its container."),
          fault(
              "imds-container-network",
              METADATA,
              "Since the new container network",
              "Nobody reaches the metadata service since a container network was made."),
          fault(
              "imds-lost-route",
              METADATA,
              "Unreachable at once",
              "Every request to the metadata service ends at once with an error."),
          fault(
              "imds-throttled",
              METADATA,
              "Now and then no answer",
              "Requests for credentials and names time out here and there under load."),
          fault(
              "imds-no-role",
              METADATA,
              "No metrics arrive",
              "The CloudWatch agent runs, and no metric of this instance ever arrives."),
          healthy(
              "imds-healthy",
              METADATA,
              "Tokens required",
              "A host whose metadata service only answers requests with a token."),
          healthy(
              "vpc-database-and-peering",
              VPC,
              "Host in order, VPC not",
              "Connections to the database 10.0.60.10 and to 198.51.0.0/16 hang; the account was"
                  + " asked as well."),
          fault(
              "host-names-fail",
              HOST,
              "No name resolves",
              "Every call to AWS ends with an unknown name; addresses can be reached."),
          fault(
              "host-full-disk",
              HOST,
              "Agents stop one by one",
              "Agents end without a word in their logs and do not come back."),
          fault(
              "appmesh-not-authorized",
              ENVOY,
              "New task never becomes healthy",
              "The web task was deployed three minutes ago; its Envoy container stays unhealthy."),
          fault(
              "appmesh-privileged-port",
              ENVOY,
              "Gateway healthy, port closed",
              "The gateway task is healthy, but clients cannot connect to port 80."),
          fault(
              "envoy-no-healthy-upstream",
              ENVOY,
              "Cart answers 503",
              "Every request of the web service to the cart is answered 503."),
          fault(
              "appmesh-retired",
              ENVOY,
              "Mesh changes have no effect",
              "Traffic flows, but the console is gone and route changes do nothing."),
          healthy(
              "appmesh-healthy",
              ENVOY,
              "Sidecar in a mesh",
              "An Envoy beside the web service, connected and serving."));

  private PracticeLab() {}

  /** All practice instances by the system they are practice for, faults first. */
  public static List<Scenario> scenarios() {
    return SCENARIOS.stream()
        .sorted(
            Comparator.comparingInt((Scenario s) -> GROUPS.indexOf(s.group()))
                .thenComparing(Scenario::healthy))
        .toList();
  }

  public static Optional<Scenario> find(String id) {
    return SCENARIOS.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  private static Scenario fault(String id, String group, String title, String symptom) {
    return new Scenario(id, title, group, symptom, false);
  }

  private static Scenario healthy(String id, String group, String title, String symptom) {
    return new Scenario(id, title, group, symptom, true);
  }
}
