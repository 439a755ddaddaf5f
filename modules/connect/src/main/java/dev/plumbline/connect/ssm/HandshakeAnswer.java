package dev.plumbline.connect.ssm;

import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.ProcessedAction;
import dev.plumbline.session.RequestedAction;
import dev.plumbline.session.Seal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said to the agent's handshake.
 *
 * @param seal for a session that is encrypted from now on
 */
record HandshakeAnswer(HandshakeResponse response, SessionKind kind, Optional<Seal> seal) {
  private static final String FAILED = "Failed to process action %s: %s";

  /** Works it out; waits for the key when one is needed. */
  static HandshakeAnswer to(
      HandshakeRequest request, String version, String sessionId, String target, DataKeys keys) {
    SessionKind kind = SessionKind.shell();
    Optional<Seal> seal = Optional.empty();
    List<ProcessedAction> done = new ArrayList<>();
    for (RequestedAction action : request.actions()) {
      switch (action) {
        case RequestedAction.SessionType(String type, Map<String, String> properties) -> {
          kind = new SessionKind(type, properties, AgentVersion.of(request.agentVersion()));
          done.add(
              kind.known()
                  ? ProcessedAction.done(action.type())
                  : failed(action, "Unknown session type " + type));
        }
        case RequestedAction.KmsEncryption(String key, Optional<String> challenge) -> {
          try {
            DataKeys.DataKey made = keys.generate(key, context(sessionId, target, challenge));
            seal = Optional.of(Seal.client(made.plain()));
            made.forget();
            done.add(
                ProcessedAction.sealed(
                    new ProcessedAction.Sealing(
                        Base64.getEncoder().encodeToString(made.sealed()), challenge.isPresent())));
          } catch (IOException | IllegalArgumentException e) {
            done.add(failed(action, "Error calling KMS GenerateDataKey API: " + reason(e)));
          }
        }
        case RequestedAction.Unknown(String type) -> done.add(ProcessedAction.unsupported(type));
      }
    }
    return new HandshakeAnswer(new HandshakeResponse(version, done), kind, seal);
  }

  /** What could not be done, as sentences. */
  List<String> refusals() {
    return response.actions().stream()
        .map(ProcessedAction::error)
        .filter(e -> !e.isEmpty())
        .map(e -> "The handshake failed: " + e + ".")
        .toList();
  }

  /** The challenge is part of the context and acknowledged, or neither. */
  private static Map<String, String> context(
      String sessionId, String target, Optional<String> challenge) {
    Map<String, String> context = new HashMap<>();
    context.put("aws:ssm:SessionId", sessionId);
    context.put("aws:ssm:TargetId", target);
    challenge.ifPresent(c -> context.put("aws:ssm:RandomChallenge", c));
    return context;
  }

  private static ProcessedAction failed(RequestedAction action, String why) {
    return ProcessedAction.failed(action.type(), FAILED.formatted(action.type(), why));
  }

  private static String reason(Exception e) {
    return e instanceof SessionApiException api
        ? api.code() + ": " + api.getMessage()
        : SessionFailures.message(e);
  }
}
