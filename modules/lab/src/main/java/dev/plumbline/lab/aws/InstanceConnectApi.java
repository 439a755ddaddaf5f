package dev.plumbline.lab.aws;

import dev.plumbline.lab.LabServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import tools.jackson.databind.ObjectMapper;

/** EC2 Instance Connect: lends the practice instance a key for a minute. */
final class InstanceConnectApi implements AwsEndpoint.Api {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String instance;
  private final Optional<LabServer> ssh;

  InstanceConnectApi(String instance, Optional<LabServer> ssh) {
    this.instance = instance;
    this.ssh = ssh;
  }

  @Override
  public String answer(AwsCall call) throws AwsFault {
    if (!call.action().equals("SendSSHPublicKey")) {
      throw AwsFault.denied(call);
    }
    if (ssh.isEmpty() || !call.text("InstanceId").orElse("").equals(instance)) {
      throw new AwsFault(404, "EC2InstanceNotFoundException", "Instance not found");
    }
    if (call.text("InstanceOSUser").orElse("").equals(LabServer.USER)) {
      try {
        ssh.get()
            .lend(
                AuthorizedKeyEntry.parseAuthorizedKeyEntry(call.text("SSHPublicKey").orElse(""))
                    .resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        throw new AwsFault(400, "InvalidArgsException", "The public key cannot be read");
      }
    }
    return JSON.writeValueAsString(
        JSON.createObjectNode().put("RequestId", "practice").put("Success", true));
  }
}
