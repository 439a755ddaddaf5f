package dev.plumbline.lab.aws;

import dev.plumbline.lab.program.LabPrograms;
import dev.plumbline.lab.program.PracticeShell;
import dev.plumbline.lab.program.Program;
import dev.plumbline.lab.program.Window;
import dev.plumbline.model.Recording;
import dev.plumbline.session.HandshakeRequest;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the agent does for each document that a session may be started with. */
final class AgentPlans implements Sessions.Plans {
  /** From the next version on a port session may carry several connections. */
  private static final String LAST_BASIC = "3.0.196.0";

  private final Recording recording;
  private final LabPrograms programs;
  private final Dial dial;
  private final String version;
  private final Optional<KmsKeys> keys;

  /**
   * @param version of the agent; one up to 3.0.196.0 carries one connection at a time
   * @param keys when the account's preferences ask for encrypted sessions
   */
  AgentPlans(
      Recording recording,
      LabPrograms programs,
      Dial dial,
      String version,
      Optional<KmsKeys> keys) {
    this.version = version;
    this.recording = recording;
    this.programs = programs;
    this.dial = dial;
    this.keys = keys;
  }

  /**
   * @throws AwsFault for a document that does not exist, or a parameter that is missing
   */
  @Override
  public AgentSession.SessionPlan plan(String id, AwsCall call) throws AwsFault {
    String document = call.text("DocumentName").orElse("SSM-SessionManagerRunShell");
    return switch (document) {
      case "SSM-SessionManagerRunShell" -> {
        Window window = new Window();
        yield plan(
            id,
            call,
            HandshakeRequest.SHELL,
            Map.of(),
            false,
            new PracticeShell(recording, programs, window),
            window);
      }
      case "AWS-StartInteractiveCommand" ->
          plan(id, call, HandshakeRequest.INTERACTIVE, Map.of(), false, command(call));
      case "AWS-StartNonInteractiveCommand" ->
          plan(id, call, HandshakeRequest.NON_INTERACTIVE, Map.of(), true, command(call));
      case "AWS-StartSSHSession" -> {
        Map<String, String> port = Map.of("portNumber", parameter(call, "portNumber").orElse("22"));
        yield plan(id, call, HandshakeRequest.PORT, port, false, new PortProgram(dial, port));
      }
      case "AWS-StartPortForwardingSession", "AWS-StartPortForwardingSessionToRemoteHost" ->
          forwarding(id, call);
      default ->
          throw new AwsFault(
              400, "InvalidDocument", "Document with name " + document + " does not exist.");
    };
  }

  private AgentSession.SessionPlan forwarding(String id, AwsCall call) throws AwsFault {
    Map<String, String> properties = new TreeMap<>();
    properties.put("type", "LocalPortForwarding");
    for (String name : new String[] {"portNumber", "localPortNumber", "host"}) {
      parameter(call, name).ifPresent(value -> properties.put(name, value));
    }
    Program program =
        version.equals(LAST_BASIC)
            ? new PortProgram(dial, properties)
            : new SmuxProgram(dial, properties);
    return plan(id, call, HandshakeRequest.PORT, properties, false, program);
  }

  private AgentSession.SessionPlan plan(
      String id,
      AwsCall call,
      String type,
      Map<String, String> properties,
      boolean apart,
      Program program) {
    return plan(id, call, type, properties, apart, program, new Window());
  }

  private AgentSession.SessionPlan plan(
      String id,
      AwsCall call,
      String type,
      Map<String, String> properties,
      boolean apart,
      Program program,
      Window window) {
    boolean sealed = !type.equals(HandshakeRequest.PORT);
    return new AgentSession.SessionPlan(
        id,
        call.text("Target").orElse(""),
        version,
        type,
        properties,
        sealed ? keys : Optional.empty(),
        apart,
        version.equals(LAST_BASIC) && properties.containsKey("type"),
        program,
        window);
  }

  private Program command(AwsCall call) throws AwsFault {
    String command =
        parameter(call, "command")
            .orElseThrow(
                () -> new AwsFault(400, "InvalidParameters", "Parameter command is missing"));
    Program program = programs.find(command);
    return (in, out, err) -> program.run(InputStream.nullInputStream(), out, err);
  }

  /** Values of parameters are lists. */
  private static Optional<String> parameter(AwsCall call, String name) {
    JsonNode first = call.body().path("Parameters").path(name).path(0);
    return first.isString() ? Optional.of(first.asString()) : Optional.empty();
  }
}
