package dev.plumbline.connect.ssm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What ssm:StartSession is asked for.
 *
 * @param target the instance, {@code i-...} or {@code mi-...}; exactly this text is part of an
 *     encrypted session's context
 * @param document empty for the account's preferred shell
 * @param parameters of the document
 * @param reason kept in the session's history; empty for none
 */
public record SessionRequest(
    String target,
    Optional<String> document,
    Map<String, List<String>> parameters,
    Optional<String> reason) {
  /** Keeps its own copy. */
  public SessionRequest {
    parameters = Map.copyOf(parameters);
  }

  /** A shell in a terminal. */
  public static SessionRequest shell(String target) {
    return new SessionRequest(target, Optional.empty(), Map.of(), Optional.empty());
  }

  /** A command in a terminal; needs agent 2.3.668.0. */
  public static SessionRequest interactive(String target, String command) {
    return of(target, "AWS-StartInteractiveCommand", Map.of("command", List.of(command)));
  }

  /** A command without a terminal; needs agent 3.0.1124.0. */
  public static SessionRequest command(String target, String command) {
    return of(target, "AWS-StartNonInteractiveCommand", Map.of("command", List.of(command)));
  }

  /** The bytes of one connection to the instance's SSH server. */
  public static SessionRequest ssh(String target, int port) {
    return of(target, "AWS-StartSSHSession", Map.of("portNumber", text(port)));
  }

  /** Connections to a port of the instance. */
  public static SessionRequest port(String target, int port) {
    return of(
        target,
        "AWS-StartPortForwardingSession",
        Map.of("portNumber", text(port), "localPortNumber", text(0)));
  }

  /** Connections to a host that the instance reaches; needs agent 3.1.1374.0. */
  public static SessionRequest remotePort(String target, String host, int port) {
    return of(
        target,
        "AWS-StartPortForwardingSessionToRemoteHost",
        Map.of("host", List.of(host), "portNumber", text(port), "localPortNumber", text(0)));
  }

  /** The same with a reason. */
  public SessionRequest because(String text) {
    return new SessionRequest(target, document, parameters, Optional.of(text));
  }

  private static SessionRequest of(
      String target, String document, Map<String, List<String>> parameters) {
    return new SessionRequest(target, Optional.of(document), parameters, Optional.empty());
  }

  private static List<String> text(int port) {
    return List.of(Integer.toString(port));
  }
}
