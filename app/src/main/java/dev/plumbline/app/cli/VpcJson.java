package dev.plumbline.app.cli;

import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.Blocker;
import dev.plumbline.path.vpc.VpcAnswer;
import dev.plumbline.path.vpc.VpcNote;
import dev.plumbline.path.vpc.VpcStep;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The VPC side of a path as JSON. */
final class VpcJson {
  private VpcJson() {}

  static Map<String, Object> of(VpcSide side) {
    VpcAnswer answer = side.answer();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", answer.verdict().word());
    json.put("blockers", answer.blockers().stream().map(VpcJson::blocker).toList());
    json.put("forward", answer.forward());
    json.put("return", answer.back());
    if (!answer.unknown().isEmpty()) {
      json.put("unknown", answer.unknown());
    }
    if (!answer.notes().isEmpty()) {
      json.put("notes", answer.notes().stream().map(VpcJson::note).toList());
    }
    if (!side.eni().isEmpty()) {
      json.put("eni", side.eni());
    }
    json.put("steps", answer.steps().stream().map(VpcJson::step).toList());
    return json;
  }

  private static Map<String, Object> blocker(Blocker blocker) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", blocker.code());
    json.put("object", blocker.object());
    if (!blocker.rule().isEmpty()) {
      json.put("rule", blocker.rule());
    }
    if (!blocker.ports().isEmpty()) {
      json.put("ports", blocker.ports());
    }
    json.put("text", blocker.text());
    json.put("way", way(blocker.back()));
    blocker.evidence().ifPresent(e -> json.put("evidence", EvidenceJson.place(e)));
    return json;
  }

  private static Map<String, Object> note(VpcNote note) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!note.code().isEmpty()) {
      json.put("code", note.code());
    }
    json.put("object", note.object());
    json.put("text", note.text());
    return json;
  }

  private static Map<String, Object> step(VpcStep step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sign", step.sign().name().toLowerCase(Locale.ROOT));
    json.put("object", step.object());
    json.put("text", step.text());
    json.put("way", way(step.back()));
    step.evidence().ifPresent(e -> json.put("evidence", EvidenceJson.place(e)));
    return json;
  }

  private static String way(boolean back) {
    return back ? "return" : "forward";
  }
}
