package dev.plumbline.aws.session;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.aws.Purpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DoesNotExistException;
import software.amazon.awssdk.services.ssm.model.ResumeSessionResponse;
import software.amazon.awssdk.services.ssm.model.StartSessionRequest;
import software.amazon.awssdk.services.ssm.model.StartSessionResponse;

/** Begins, resumes and ends sessions of Session Manager, and fetches keys for their data. */
public final class SessionService {
  /** Bytes of a session's key: one half for each direction. */
  private static final int KEY_BYTES = 64;

  private final AwsAccount account;

  public SessionService(AwsAccount account) {
    this.account = account;
  }

  /** The account it works in. */
  public AwsAccount account() {
    return account;
  }

  /**
   * Begins a session. Connect at once: the token ends soon.
   *
   * @param target id of an instance
   * @param document empty for the account's usual shell
   * @param parameters of the document
   * @throws AwsException when it is refused, or the agent is not connected
   */
  public StartedSession start(
      String target, Optional<String> document, Map<String, List<String>> parameters)
      throws AwsException {
    StartSessionRequest.Builder request =
        StartSessionRequest.builder().target(target).reason("plumbline");
    document.ifPresent(request::documentName);
    if (!parameters.isEmpty()) {
      request.parameters(parameters);
    }
    try {
      StartSessionResponse answer = ssm().startSession(request.build());
      return new StartedSession(answer.sessionId(), answer.tokenValue(), answer.streamUrl());
    } catch (RuntimeException e) {
      throw refused(account.explain(e, "ssm:StartSession"), target, document);
    }
  }

  /** The right to begin a session is asked for on the instance and on the document. */
  private static AwsException refused(AwsException e, String target, Optional<String> document) {
    return e.kind() != Kind.NOT_PERMITTED
        ? e
        : AwsException.of(e.kind(), e.what())
            .likely(e.likelyCause())
            .advice(
                "ssm:StartSession is needed on "
                    + target
                    + " and on document "
                    + document.orElse("SSM-SessionManagerRunShell")
                    + ".",
                "For the data channel besides: ssmmessages:OpenDataChannel on one's own sessions.")
            .code(e.code())
            .permission("ssm:StartSession")
            .reason(e)
            .build();
  }

  /**
   * A new token for a session whose data channel was lost.
   *
   * @return empty when the session is gone
   */
  public Optional<StartedSession> resume(String sessionId) throws AwsException {
    try {
      ResumeSessionResponse answer = ssm().resumeSession(r -> r.sessionId(sessionId));
      return Optional.ofNullable(answer.tokenValue())
          .filter(t -> !t.isEmpty())
          .map(
              token ->
                  new StartedSession(
                      sessionId, token, Optional.ofNullable(answer.streamUrl()).orElse("")));
    } catch (DoesNotExistException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw account.explain(e, "ssm:ResumeSession");
    }
  }

  /** Ends a session; one that is gone already is no trouble. */
  public void terminate(String sessionId) throws AwsException {
    try {
      ssm().terminateSession(r -> r.sessionId(sessionId));
    } catch (DoesNotExistException e) {
      return;
    } catch (RuntimeException e) {
      throw account.explain(e, "ssm:TerminateSession");
    }
  }

  /**
   * A fresh key for a session that the account encrypts.
   *
   * @param keyId as the agent named it
   * @param context what the key is bound to, by which alone the agent can open it
   */
  public DataKey dataKey(String keyId, Map<String, String> context) throws AwsException {
    try {
      GenerateDataKeyResponse answer =
          account
              .kms()
              .generateDataKey(
                  r -> r.keyId(keyId).numberOfBytes(KEY_BYTES).encryptionContext(context));
      return new DataKey(answer.plaintext().asByteArray(), answer.ciphertextBlob().asByteArray());
    } catch (RuntimeException e) {
      throw account.explain(e, "kms:GenerateDataKey");
    }
  }

  private SsmClient ssm() {
    return account.ssm(Purpose.SESSION);
  }
}
