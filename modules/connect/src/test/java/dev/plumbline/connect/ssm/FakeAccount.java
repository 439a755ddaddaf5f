package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The account's API, by script. */
final class FakeAccount implements SessionApi, DataKeys {
  static final String SESSION = "dev-user-0a1b2c3d4e5f60718";
  static final String TARGET = "i-0123456789abcdef0";
  static final String URL =
      "wss://ssmmessages.us-east-1.amazonaws.com/v1/data-channel/"
          + SESSION
          + "?role=publish_subscribe";

  /** Answers to StartSession and ResumeSession before the usual one; exceptions are thrown. */
  final Deque<Object> answers = new ArrayDeque<>();

  final List<String> calls = new ArrayList<>();
  final List<Map<String, String>> contexts = new ArrayList<>();
  byte[] key = new byte[64];
  String streamUrl = URL;

  @Override
  public Started start(SessionRequest request) throws IOException {
    calls.add("start");
    return (Started) next(new Started(SESSION, "AAEAAexampletoken", streamUrl));
  }

  @Override
  public Resumed resume(String sessionId) throws IOException {
    calls.add("resume " + sessionId);
    return (Resumed) next(new Resumed("AAEAAresumedtoken", ""));
  }

  private Object next(Object usual) throws IOException {
    Object answer = answers.isEmpty() ? usual : answers.removeFirst();
    if (answer instanceof IOException e) {
      throw e;
    }
    return answer;
  }

  @Override
  public void terminate(String sessionId) {
    calls.add("terminate " + sessionId);
  }

  @Override
  public DataKey generate(String keyId, Map<String, String> context) throws IOException {
    calls.add("generate " + keyId);
    contexts.add(context);
    if (!answers.isEmpty() && answers.getFirst() instanceof IOException e) {
      answers.removeFirst();
      throw e;
    }
    return new DataKey(key.clone(), "wrapped-data-key-example".getBytes());
  }

  SessionServices services(ChannelTransport transport, Timing timing) {
    return new SessionServices(
        this,
        this,
        url -> Map.of("Authorization", "signed"),
        transport,
        new StreamUrl("us-east-1", java.util.Optional.empty()),
        timing);
  }
}
