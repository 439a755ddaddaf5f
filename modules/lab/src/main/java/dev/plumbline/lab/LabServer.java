package dev.plumbline.lab;

import dev.plumbline.lab.program.LabPrograms;
import dev.plumbline.lab.program.PracticeShell;
import dev.plumbline.lab.program.Window;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.ScratchFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;

/**
 * A practice instance that answers over SSH on the loopback address. Host key and user key are new
 * at each start; only the user key is written, to a private temporary folder, for as long as the
 * server runs.
 */
public final class LabServer implements AutoCloseable {
  /** The only user, as on Amazon Linux. */
  public static final String USER = "ec2-user";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String KEY = "key";

  private final Scenario scenario;
  private final SshServer server;
  private final String hostKey;
  private final ScratchFolder folder;
  private final LentKeys lent;

  private LabServer(
      Scenario scenario, SshServer server, String hostKey, ScratchFolder folder, LentKeys lent) {
    this.lent = lent;
    this.scenario = scenario;
    this.server = server;
    this.hostKey = hostKey;
    this.folder = folder;
  }

  /**
   * Starts serving.
   *
   * @param port on 127.0.0.1; 0 for any free one
   * @throws IOException when the port is taken or the scenario cannot be read
   */
  public static LabServer start(Scenario scenario, int port) throws IOException {
    return start(scenario, scenario.recording(), port);
  }

  /** As {@link #start(Scenario, int)}, with answers of another recording. */
  public static LabServer start(Scenario scenario, Recording answers, int port) throws IOException {
    KeyPair host = keyPair();
    KeyPair user = keyPair();
    LentKeys lent = new LentKeys();
    LabPrograms programs = new LabPrograms(scenario.id(), answers);
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost(LOOPBACK);
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    server.setPublickeyAuthenticator(
        (name, key, session) ->
            USER.equals(name) && (KeyUtils.compareKeys(key, user.getPublic()) || lent.knows(key)));
    server.setCommandFactory((channel, command) -> new ProgramCommand(programs.find(command)));
    server.setShellFactory(
        channel -> {
          Window window = new Window();
          return new ProgramCommand(new PracticeShell(answers, programs, window), window);
        });
    server.start();
    try {
      return new LabServer(
          scenario, server, KeyUtils.getFingerPrint(host.getPublic()), writeKey(user), lent);
    } catch (IOException e) {
      server.stop(true);
      throw e;
    }
  }

  private static KeyPair keyPair() throws RecordingException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new RecordingException("This Java cannot make keys for the practice lab.", e);
    }
  }

  private static ScratchFolder writeKey(KeyPair user) throws IOException {
    ScratchFolder folder = ScratchFolder.create("lab");
    try (OutputStream out = Files.newOutputStream(ownerOnly(folder.path().resolve(KEY)))) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
          user, "practice lab", new OpenSSHKeyEncryptionContext(), out);
    } catch (GeneralSecurityException e) {
      folder.close();
      throw new IOException("The key of the practice lab cannot be written.", e);
    }
    return folder;
  }

  /** An empty file; other programs for SSH refuse a key that others may read. */
  private static Path ownerOnly(Path file) throws IOException {
    boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return modes
        ? Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createFile(file);
  }

  public Scenario scenario() {
    return scenario;
  }

  /** Always the loopback address. */
  public String host() {
    return LOOPBACK;
  }

  public int port() {
    return server.getPort();
  }

  /** Private key of {@link #USER}, in OpenSSH form; gone after {@link #close}. */
  public Path keyFile() {
    return folder.path().resolve(KEY);
  }

  /** Lets a key in for a minute, as EC2 Instance Connect does. */
  public void lend(PublicKey key) {
    lent.add(key);
  }

  /** Fingerprint of the host key, {@code SHA256:...}. */
  public String hostKeyFingerprint() {
    return hostKey;
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
    folder.close();
  }
}
