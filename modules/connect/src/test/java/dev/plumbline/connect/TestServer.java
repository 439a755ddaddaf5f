package dev.plumbline.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;

/** An SSH server in this process, on a port of its own. Runs commands by the local shell. */
public final class TestServer implements AutoCloseable {
  public static final String USER = "tester";

  private final SshServer server = SshServer.setUpDefaultServer();

  /** Public keys that opened the door or were refused, in order of offer. */
  public final List<byte[]> offered = new ArrayList<>();

  private final List<byte[]> authorized = new ArrayList<>();
  private boolean asksCode;
  private final Map<String, String> passwords = new HashMap<>();

  private TestServer(Path hostKey) {
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(hostKey);
    keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
    keys.setKeySize(256);
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(keys);
    server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    server.setPublickeyAuthenticator(
        (user, key, session) -> {
          byte[] blob = blob(key);
          offered.add(blob);
          return authorized.stream().anyMatch(known -> Arrays.equals(known, blob));
        });
  }

  /** Not started yet. */
  public static TestServer at(Path hostKey) {
    return new TestServer(hostKey);
  }

  public TestServer authorize(byte[] key) {
    authorized.add(key);
    return this;
  }

  public TestServer password(String password) {
    passwords.put(USER, password);
    server.setPasswordAuthenticator((user, given, session) -> given.equals(passwords.get(user)));
    return this;
  }

  /** One question whose answer is not shown. */
  public TestServer code(String code) {
    asksCode = true;
    server.setKeyboardInteractiveAuthenticator(
        new KeyboardInteractiveAuthenticator() {
          @Override
          public InteractiveChallenge generateChallenge(
              ServerSession session, String user, String language, String methods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("Second factor");
            challenge.setInteractionInstruction("");
            challenge.setLanguageTag("");
            challenge.addPrompt("Verification code: ", false);
            return challenge;
          }

          @Override
          public boolean authenticate(ServerSession session, String user, List<String> answers) {
            return answers.equals(List.of(code));
          }
        });
    return this;
  }

  /** For settings of single tests. */
  public SshServer server() {
    return server;
  }

  public TestServer start() throws IOException {
    List<UserAuthFactory> methods = new ArrayList<>(List.of(UserAuthPublicKeyFactory.INSTANCE));
    if (asksCode) {
      methods.add(UserAuthKeyboardInteractiveFactory.INSTANCE);
    }
    if (!passwords.isEmpty()) {
      methods.add(UserAuthPasswordFactory.INSTANCE);
    }
    server.setUserAuthFactories(methods);
    server.start();
    return this;
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private static byte[] blob(PublicKey key) {
    ByteArrayBuffer buffer = new ByteArrayBuffer();
    buffer.putRawPublicKey(key);
    return buffer.getCompactData();
  }
}
