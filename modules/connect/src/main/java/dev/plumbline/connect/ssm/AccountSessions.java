package dev.plumbline.connect.ssm;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.session.SessionService;
import dev.plumbline.aws.session.StartedSession;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** Sessions with the instances of an account: its calls, its keys, its signature. */
public final class AccountSessions {
  private AccountSessions() {}

  /** What sessions in this account and Region need. */
  public static SessionServices of(AwsAccount account) {
    SessionService service = new SessionService(account);
    return new SessionServices(
        new Calls(service),
        new Keys(service),
        new SignedUpgrade(account.region(), () -> keys(account), InstantSource.system()),
        new WebSocketTransport(HttpClient.newHttpClient()),
        new StreamUrl(account.region(), account.endpoint("ssm")),
        Timing.system());
  }

  private static SigningKeys keys(AwsAccount account) throws IOException {
    try {
      AwsCredentials now = account.credentials().resolveCredentials();
      return new SigningKeys(
          now.accessKeyId(),
          now.secretAccessKey(),
          now instanceof AwsSessionCredentials session
              ? Optional.of(session.sessionToken())
              : Optional.empty());
    } catch (SdkException e) {
      throw account.explain(e, "ssmmessages:OpenDataChannel");
    }
  }

  private record Calls(SessionService service) implements SessionApi {
    @Override
    public Started start(SessionRequest request) throws IOException {
      try {
        StartedSession started =
            service.start(request.target(), request.document(), request.parameters());
        return new Started(started.id(), started.token(), started.streamUrl());
      } catch (AwsException e) {
        throw told(e);
      }
    }

    @Override
    public Resumed resume(String sessionId) throws IOException {
      try {
        return service
            .resume(sessionId)
            .map(again -> new Resumed(again.token(), again.streamUrl()))
            .orElseGet(() -> new Resumed("", ""));
      } catch (AwsException e) {
        throw told(e);
      }
    }

    @Override
    public void terminate(String sessionId) throws IOException {
      service.terminate(sessionId);
    }
  }

  private record Keys(SessionService service) implements DataKeys {
    @Override
    public DataKey generate(String keyId, Map<String, String> context) throws IOException {
      try {
        var key = service.dataKey(keyId, context);
        DataKey copy = new DataKey(key.plain(), key.sealed());
        key.forget();
        return copy;
      } catch (AwsException e) {
        throw told(e);
      }
    }
  }

  /** An answer of the service has a code that sessions know; other trouble has words of its own. */
  private static IOException told(AwsException e) {
    return e.code().isEmpty()
        ? new SessionException(new Explanation(e.what(), String.join(" ", e.advice())), e)
        : new SessionApiException(e.code(), e.what());
  }
}
