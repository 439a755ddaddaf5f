package dev.plumbline.lab.aws;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sessions of an account. A token opens one connection; resuming gives a new one. */
final class Sessions implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What an agent does in a new session. */
  @FunctionalInterface
  interface Plans {
    /**
     * @throws AwsFault for a document or parameters that are not known, or an unknown instance
     */
    AgentSession.SessionPlan plan(String id, AwsCall call) throws AwsFault;
  }

  private final Plans plans;
  private final Supplier<URI> channel;
  private final Map<String, AgentSession> open = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger refusals;

  /**
   * @param channel where the data channel is served
   */
  Sessions(Plans plans, Supplier<URI> channel, Faults faults) {
    this.plans = plans;
    this.channel = channel;
    this.refusals = new AtomicInteger(faults.refusedResumes());
  }

  /**
   * @throws AwsFault for a document that is not known, or parameters it does not take
   */
  ObjectNode start(AwsCall call) throws AwsFault {
    String id = "engineer-" + HexFormat.of().formatHex(random(9)).substring(1);
    AgentSession session = new AgentSession(plans.plan(id, call), () -> open.remove(id));
    open.put(id, session);
    return opened(id);
  }

  /**
   * @throws AwsFault when the session is over, or resuming is refused for practice
   */
  ObjectNode resume(AwsCall call) throws AwsFault {
    String id = call.text("SessionId").orElse("");
    if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new AwsFault(
          403, "ExpiredTokenException", "The security token included in the request is expired");
    }
    if (!open.containsKey(id)) {
      throw new AwsFault(400, "DoesNotExistException", "The session " + id + " does not exist.");
    }
    return opened(id);
  }

  ObjectNode terminate(AwsCall call) {
    String id = call.text("SessionId").orElse("");
    Optional.ofNullable(open.get(id)).ifPresent(s -> s.close(""));
    return JSON.createObjectNode().put("SessionId", id);
  }

  /** The session that a token opens, once. */
  Optional<AgentSession> byToken(String id, String token) {
    boolean right = id.equals(tokens.remove(token));
    return right ? Optional.ofNullable(open.get(id)) : Optional.empty();
  }

  /** For what has to be done for all: repetitions, and the end. */
  Iterable<AgentSession> all() {
    return open.values();
  }

  @Override
  public void close() {
    open.values().forEach(s -> s.close("The practice instance is going away."));
  }

  private ObjectNode opened(String id) {
    String token = Base64.getEncoder().encodeToString(random(48));
    tokens.put(token, id);
    return JSON.createObjectNode()
        .put("SessionId", id)
        .put("TokenValue", token)
        .put(
            "StreamUrl",
            channel.get()
                + "v1/data-channel/"
                + id
                + "?role=publish_subscribe&cell-number=AAEAAX+k/N0o=");
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
