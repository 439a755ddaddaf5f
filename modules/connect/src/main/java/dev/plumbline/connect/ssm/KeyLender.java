package dev.plumbline.connect.ssm;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.session.InstanceConnect;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.LentKey;
import java.util.Optional;

/** Lends an instance a new key for a minute, by EC2 Instance Connect. */
public final class KeyLender {
  private final AwsAccount account;

  public KeyLender(AwsAccount account) {
    this.account = account;
  }

  /**
   * Lends it.
   *
   * @param user of the instance who may then log in
   * @param zone of the instance, where it is known
   * @throws ConnectionException when the account refuses
   */
  public LentKey lend(String instance, String user, Optional<String> zone)
      throws ConnectionException {
    LentKey key = LentKey.make();
    try {
      new InstanceConnect(account).lend(instance, user, key.line(), zone);
      return key;
    } catch (AwsException e) {
      ConnectionException refused =
          new ConnectionException(
              ConnectionStage.AUTHENTICATION,
              instance,
              "EC2 Instance Connect lent it no key: " + e.what(),
              e.likelyCause(),
              e.advice());
      refused.initCause(e);
      throw refused;
    }
  }
}
