package dev.plumbline.connect.ssm;

import dev.plumbline.session.HandshakeRequest;
import java.util.Map;
import java.util.Set;

/**
 * What the agent calls this session.
 *
 * @param type {@link HandshakeRequest#SHELL} and so on
 * @param properties of a port session
 * @param agent its version; unknown when there was no handshake
 */
public record SessionKind(String type, Map<String, String> properties, AgentVersion agent) {
  private static final Set<String> KNOWN =
      Set.of(
          HandshakeRequest.SHELL,
          HandshakeRequest.INTERACTIVE,
          HandshakeRequest.NON_INTERACTIVE,
          HandshakeRequest.PORT);
  private static final String FORWARDING = "LocalPortForwarding";
  private static final AgentVersion FIRST_BEFORE_MULTIPLEXING = new AgentVersion(3, 0, 196, 0);

  /** Keeps its own copy. */
  public SessionKind {
    properties = Map.copyOf(properties);
  }

  /** A session that began with output: a shell, or a command in a terminal. */
  static SessionKind shell() {
    return new SessionKind(HandshakeRequest.SHELL, Map.of(), AgentVersion.UNKNOWN);
  }

  boolean known() {
    return KNOWN.contains(type);
  }

  /** True for the bytes of a port. */
  public boolean port() {
    return type.equals(HandshakeRequest.PORT);
  }

  /** True when several connections share the session. */
  public boolean multiplexed() {
    return port()
        && FORWARDING.equals(properties.get("type"))
        && agent.after(FIRST_BEFORE_MULTIPLEXING);
  }
}
