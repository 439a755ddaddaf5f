package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package, in the order of the catalogue. */
public final class SsmChecks {
  private SsmChecks() {}

  public static List<Check> all() {
    return List.of(
        new AgentNotRunning(),
        new NoCredentials(),
        new NoInstanceProfile(),
        new ImdsUnreachable(),
        new RoleTrustPolicy(),
        new RolePermissionsMissing(),
        new DhmcNotUsable(),
        new EndpointDnsFailure(),
        new EndpointConnectTimeout(),
        new TlsUnknownAuthority(),
        new ProxyFailure(),
        new ProxyWithoutNoProxy(),
        new CredentialBackoff(),
        new ClockSkew(),
        new Throttled(),
        new AgentSilent(),
        new ControlChannelDenied(),
        new SessionFailed(),
        new RegistrationLeftover());
  }
}
