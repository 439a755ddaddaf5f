package dev.plumbline.lab.aws;

import dev.plumbline.lab.program.BatchScript;
import dev.plumbline.lab.program.LabPrograms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Run Command: a script runs to its end, and only the beginning of its outputs is kept. */
final class RunCommands {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = "AWS-RunShellScript";
  private static final int LONGEST_OUTPUT = 24_000;
  private static final int LONGEST_ERROR = 8_000;

  /** What a document may have with its parameters. */
  private static final int LONGEST_SCRIPT = 64 * 1024;

  private final BatchScript shell;
  private final Map<String, ObjectNode> invocations = new ConcurrentHashMap<>();

  /**
   * @param packs whether the host has gzip and base64
   */
  RunCommands(LabPrograms programs, boolean packs) {
    this.shell = new BatchScript(programs, packs);
  }

  /**
   * @param connected instances that can be reached
   * @throws AwsFault for another document, or an instance that is not connected
   */
  ObjectNode send(AwsCall call, List<String> connected) throws AwsFault {
    if (!call.text("DocumentName").orElse("").equals(SCRIPT)) {
      throw new AwsFault(400, "InvalidDocument", "Only " + SCRIPT + " runs here");
    }
    String instance = call.body().path("InstanceIds").path(0).asString("");
    if (!connected.contains(instance)) {
      throw new AwsFault(
          400, "InvalidInstanceId", "Instances [[" + instance + "]] not in a valid state");
    }
    String script =
        call.body()
            .path("Parameters")
            .path("commands")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining("\n", "", "\n"));
    if (script.length() > LONGEST_SCRIPT) {
      throw new AwsFault(400, "MaxDocumentSizeExceeded", "The size limit of a document is 64 KB.");
    }
    String id = UUID.randomUUID().toString();
    ObjectNode invocation =
        JSON.createObjectNode()
            .put("CommandId", id)
            .put("InstanceId", instance)
            .put("DocumentName", SCRIPT)
            .put("Status", "InProgress")
            .put("StatusDetails", "InProgress")
            .put("ResponseCode", -1);
    invocations.put(id, invocation);
    Thread.ofVirtual().name("practice command").start(() -> run(id, invocation, script));
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("Command").put("CommandId", id).put("Status", "Pending");
    return answer;
  }

  /**
   * @throws AwsFault when there is none of this id
   */
  ObjectNode invocation(AwsCall call) throws AwsFault {
    ObjectNode invocation = invocations.get(call.text("CommandId").orElse(""));
    if (invocation == null) {
      throw new AwsFault(400, "InvocationDoesNotExist", "There is no such command");
    }
    return invocation;
  }

  private void run(String id, ObjectNode invocation, String script) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = 1;
    try {
      exit = shell.run(script, out, err);
    } catch (IOException e) {
      err.writeBytes(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String status = exit == 0 ? "Success" : "Failed";
    invocations.put(
        id,
        invocation
            .deepCopy()
            .put("Status", status)
            .put("StatusDetails", status)
            .put("ResponseCode", exit)
            .put("StandardOutputContent", cut(out, LONGEST_OUTPUT, "---Output truncated---"))
            .put("StandardErrorContent", cut(err, LONGEST_ERROR, "---Error truncated----")));
  }

  /** As the agent does: the mark is part of the length. */
  private static String cut(ByteArrayOutputStream bytes, int longest, String mark) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.length() <= longest ? text : text.substring(0, longest - mark.length()) + mark;
  }
}
