package dev.plumbline.model.ssm;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * The SSM Agent and how Systems Manager sees it.
 *
 * @param version of the agent
 * @param identity what the agent wrote down about itself, without secrets
 * @param registration the file of a hybrid registration in the state folder, if there is one
 * @param certificates who signed for the endpoints
 * @param ping status of the node by {@code DescribeInstanceInformation}; empty when not listed
 * @param channel status of the control channel by {@code GetConnectionStatus}
 * @param asked files of the recording that exist only because somebody asked about the agent
 */
public record SsmState(
    Captured<AgentVersion> version,
    Captured<AgentIdentity> identity,
    Captured<Optional<Evidence>> registration,
    Captured<List<Certificate>> certificates,
    Captured<Answer> ping,
    Captured<Answer> channel,
    List<String> asked) {

  /**
   * One word of an API's answer.
   *
   * @param value as written by the service; empty when the node is not listed
   */
  public record Answer(String value, Evidence evidence) {}

  /** An agent of which nothing is known, since {@code file} does not show it. */
  public static SsmState missing(String file) {
    return new SsmState(
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        List.of());
  }
}
