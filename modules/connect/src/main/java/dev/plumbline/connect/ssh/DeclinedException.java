package dev.plumbline.connect.ssh;

import net.schmizz.sshj.userauth.UserAuthException;

/** The person closed the prompt. */
final class DeclinedException extends UserAuthException {
  DeclinedException() {
    super("the question was not answered");
  }
}
