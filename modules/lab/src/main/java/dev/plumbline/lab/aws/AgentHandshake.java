package dev.plumbline.lab.aws;

import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.ProcessedAction;
import dev.plumbline.session.RequestedAction;
import dev.plumbline.session.Seal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What agent and client agree on before a session's data: its kind and, where the account asks for
 * encryption, a data key that both show to have. Whatever is refused ends the session.
 */
final class AgentHandshake {
  private final AgentSession.SessionPlan plan;
  private Optional<Proof> awaited = Optional.empty();

  /** The key that the client chose, and the bytes that have to come back sealed with it. */
  private record Proof(Seal seal, byte[] challenge) {}

  AgentHandshake(AgentSession.SessionPlan plan) {
    this.plan = plan;
  }

  HandshakeRequest request() {
    List<RequestedAction> actions = new ArrayList<>();
    actions.add(new RequestedAction.SessionType(plan.sessionType(), plan.properties()));
    plan.keys().ifPresent(k -> actions.add(k.action()));
    return new HandshakeRequest(plan.agentVersion(), actions);
  }

  /**
   * Takes the client's answer.
   *
   * @return the sealed challenge that it has to meet; empty when the session is not encrypted
   * @throws IOException with the reason when the client did not do what was asked, or its key is
   *     not one for this session
   */
  Optional<byte[]> answered(HandshakeResponse response) throws IOException {
    for (ProcessedAction action : response.actions()) {
      if (action.status() != ProcessedAction.Status.SUCCESS) {
        throw new IOException(
            "Encountered error while initiating handshake. "
                + action.type()
                + " failed on client with status "
                + (action.status().ordinal() + 1)
                + " error: "
                + action.error());
      }
    }
    if (plan.keys().isEmpty()) {
      return Optional.empty();
    }
    KmsKeys keys = plan.keys().get();
    byte[] dataKey =
        response.actions().stream()
            .flatMap(a -> a.sealing().stream())
            .findFirst()
            .flatMap(s -> keys.unseal(s, plan.id(), plan.target()))
            .orElseThrow(
                () -> new IOException("Fetching data key failed: Unable to retrieve data key"));
    Proof proof = new Proof(Seal.agent(dataKey), keys.proof());
    awaited = Optional.of(proof);
    return Optional.of(proof.seal().seal(ByteBuffer.wrap(proof.challenge())));
  }

  /**
   * Takes the answer to the challenge.
   *
   * @return what opens and seals the session's data
   * @throws IOException when nothing was asked, or the answer was made with another key
   */
  Seal proved(byte[] answer) throws IOException {
    Proof proof = awaited.orElseThrow(() -> new IOException("No encryption challenge was sent"));
    if (!MessageDigest.isEqual(proof.seal().open(ByteBuffer.wrap(answer)), proof.challenge())) {
      throw new IOException("Encryption challenge does not match");
    }
    return proof.seal();
  }
}
