package dev.plumbline.aws.session;

/**
 * A session that the service has opened, before its data channel.
 *
 * @param id also found in CloudTrail
 * @param token opens the data channel once; a secret
 * @param streamUrl where the data channel is; use it as it stands
 */
public record StartedSession(String id, String token, String streamUrl) {
  /** Without token and address. */
  @Override
  public String toString() {
    return "StartedSession[" + id + "]";
  }
}
