package dev.plumbline.aws.session;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import java.util.Optional;

/** EC2 Instance Connect: lends the instance a public key for 60 seconds. */
public final class InstanceConnect {
  private final AwsAccount account;

  public InstanceConnect(AwsAccount account) {
    this.account = account;
  }

  /**
   * Lends the key; log in within a minute.
   *
   * @param user of the instance who may then log in
   * @param publicKey in OpenSSH form, RSA or Ed25519
   * @param zone of the instance, where it is known
   * @throws AwsException when it is refused, or the instance is not running
   */
  public void lend(String instance, String user, String publicKey, Optional<String> zone)
      throws AwsException {
    boolean accepted;
    try {
      accepted =
          account
              .instanceConnect()
              .sendSSHPublicKey(
                  r ->
                      r.instanceId(instance)
                          .instanceOSUser(user)
                          .sshPublicKey(publicKey)
                          .availabilityZone(zone.orElse(null)))
              .success();
    } catch (RuntimeException e) {
      throw account.explain(e, "ec2-instance-connect:SendSSHPublicKey");
    }
    if (!accepted) {
      throw AwsException.of(Kind.OTHER, "Instance Connect did not take the key for " + instance)
          .likely("The instance is not running, or its image has no ec2-instance-connect.")
          .build();
    }
  }
}
