package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.ConnectionPrompts.Challenge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Keyboard-interactive authentication (RFC 4256): one dialog a round of questions. */
final class InteractiveMethod extends AbstractAuthMethod {
  /** More questions than any dialog could hold come from no honest server. */
  private static final int MAX_CHALLENGES = 20;

  private final String account;
  private final ConnectionPrompts prompts;

  InteractiveMethod(String account, ConnectionPrompts prompts) {
    super("keyboard-interactive");
    this.account = account;
    this.prompts = prompts;
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    return super.buildReq().putString("").putString("");
  }

  @Override
  public void handle(Message message, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (message != Message.USERAUTH_60) {
      super.handle(message, packet);
      return;
    }
    try {
      String name = packet.readString();
      String instruction = packet.readString();
      packet.readString();
      List<Challenge> challenges = challenges(packet);
      answer(challenges.isEmpty() ? List.of() : ask(name, instruction, challenges));
    } catch (Buffer.BufferException e) {
      throw new UserAuthException("the server's questions cannot be read", e);
    }
  }

  private static List<Challenge> challenges(SSHPacket packet)
      throws Buffer.BufferException, UserAuthException {
    int count = packet.readUInt32AsInt();
    if (count < 0 || count > MAX_CHALLENGES) {
      throw new UserAuthException("the server asks " + count + " questions at once");
    }
    List<Challenge> challenges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      challenges.add(new Challenge(packet.readString(), packet.readBoolean()));
    }
    return challenges;
  }

  private List<char[]> ask(String name, String instruction, List<Challenge> challenges)
      throws UserAuthException {
    Optional<List<char[]>> answers = prompts.answers(account, name, instruction, challenges);
    if (answers.isEmpty() || answers.get().size() != challenges.size()) {
      throw new DeclinedException();
    }
    return answers.get();
  }

  private void answer(List<char[]> answers) throws TransportException {
    SSHPacket packet = new SSHPacket(Message.USERAUTH_INFO_RESPONSE).putUInt32(answers.size());
    for (char[] answer : answers) {
      packet.putSensitiveString(answer);
      Arrays.fill(answer, ' ');
    }
    params.getTransport().write(packet);
  }
}
