package dev.plumbline.connect.ssm;

import java.io.IOException;

/**
 * The calls of the account's API that a session needs. Each asks for credentials anew: a session
 * outlives those it was started with. All may wait and be called from any thread. A {@link
 * SessionException} is shown as it is: an expired sign-in, for example.
 */
public interface SessionApi {
  /**
   * ssm:StartSession.
   *
   * @throws SessionApiException when the service refused
   * @throws IOException when it was not reached
   */
  Started start(SessionRequest request) throws IOException;

  /**
   * ssm:ResumeSession.
   *
   * @throws SessionApiException when the service refused; {@code DoesNotExistException} when the
   *     session is over
   * @throws IOException when it was not reached
   */
  Resumed resume(String sessionId) throws IOException;

  /**
   * ssm:TerminateSession.
   *
   * @throws IOException when it was refused or not reached
   */
  void terminate(String sessionId) throws IOException;

  /**
   * A session that waits for its data channel.
   *
   * @param token secret, so it is in no {@link #toString}
   * @param streamUrl as the service gave it; its query is part of the secret
   */
  record Started(String sessionId, String token, String streamUrl) {
    @Override
    public String toString() {
      return "Started[" + sessionId + "]";
    }
  }

  /**
   * A session that may go on.
   *
   * @param token empty when the session is over
   * @param streamUrl empty when the old one is still good
   */
  record Resumed(String token, String streamUrl) {
    @Override
    public String toString() {
      return token.isEmpty() ? "Resumed[over]" : "Resumed[]";
    }
  }
}
