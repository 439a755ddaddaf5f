package dev.plumbline.lab;

import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** A shell over SSH by the client of Apache MINA. */
final class MinaShell implements Shell {
  private final SshClient client = SshClient.setUpDefaultClient();
  private final ClientSession session;

  MinaShell(LabServer lab) throws IOException {
    client.start();
    session =
        client.connect(LabServer.USER, lab.host(), lab.port()).verify(10_000).getClientSession();
    client.setServerKeyVerifier((s, address, key) -> true);
    session.setKeyIdentityProvider(new FileKeyPairProvider(lab.keyFile()));
    session.auth().verify(10_000);
  }

  @Override
  public RemoteProcess exec(String command) throws IOException {
    ChannelExec channel = session.createExecChannel(command);
    channel.open().verify(10_000);
    return new Exec(channel);
  }

  @Override
  public String description() {
    return "mina";
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public void onClosed(Runnable action) {
    session.addCloseFutureListener(future -> action.run());
  }

  @Override
  public void close() {
    client.stop();
  }

  private record Exec(ChannelExec channel) implements RemoteProcess {
    @Override
    public OutputStream stdin() {
      return channel.getInvertedIn();
    }

    @Override
    public InputStream stdout() {
      return channel.getInvertedOut();
    }

    @Override
    public InputStream stderr() {
      return channel.getInvertedErr();
    }

    @Override
    public boolean join(Duration limit) {
      return channel
          .waitFor(EnumSet.of(ClientChannelEvent.CLOSED), limit.toMillis())
          .contains(ClientChannelEvent.CLOSED);
    }

    @Override
    public OptionalInt exit() {
      Integer status = channel.getExitStatus();
      return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    @Override
    public Optional<String> signal() {
      return Optional.ofNullable(channel.getExitSignal());
    }

    @Override
    public void terminate() {
      channel.close(true);
    }

    @Override
    public void close() {
      channel.close(true);
    }
  }
}
