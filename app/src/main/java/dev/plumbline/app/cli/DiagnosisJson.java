package dev.plumbline.app.cli;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.playbook.DrillResult;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.model.Recording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The answer of {@code plumbline diagnose --json}: one object on one line for each source. */
final class DiagnosisJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DiagnosisJson() {}

  /**
   * One line without line end; {@code host_checked} is there, and false, where only the account was
   * asked.
   */
  static String line(
      String source, Recording recording, Diagnosis diagnosis, List<PlaybookSession> walks) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source);
    if (recording.accountOnly()) {
      json.put("host_checked", false);
    }
    json.put("findings", diagnosis.findings().stream().map(DiagnosisJson::finding).toList());
    json.put("playbooks", walks.stream().map(DiagnosisJson::walk).toList());
    json.put(
        "not_checked",
        diagnosis.notChecked().stream().map(n -> Map.of("id", n.id(), "why", n.why())).toList());
    return MAPPER.writeValueAsString(json);
  }

  /** A drill, one line; while a question is open {@code drill} is null and no finding is told. */
  static String line(String source, Drill drill) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source);
    json.put("drill", drill.result().map(DiagnosisJson::result).orElse(null));
    json.put(
        "findings",
        drill.result().stream()
            .flatMap(r -> r.findings().stream())
            .map(DiagnosisJson::finding)
            .toList());
    json.put("playbooks", drill.walks().stream().map(DiagnosisJson::walk).toList());
    json.put("not_checked", List.of());
    return MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> result(DrillResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("right", result.right());
    json.put("reason", result.reason());
    result.expected().ifPresent(e -> json.put("expected", e.conclusion().id()));
    return json;
  }

  private static Map<String, Object> walk(PlaybookSession walk) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", walk.playbook().id());
    json.put("path", walk.path().stream().map(DiagnosisJson::pathStep).toList());
    // Null says that a question is open which neither evidence nor --answer decides.
    json.put("conclusion", walk.conclusion().map(c -> c.conclusion().id()).orElse(null));
    walk.conclusion()
        .flatMap(c -> c.conclusion().continuesIn())
        .ifPresent(id -> json.put("continues_in", id));
    return json;
  }

  private static Map<String, Object> pathStep(PathStep step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("question", step.questionId());
    json.put("answer", step.answerId());
    json.put("by", step.by().word());
    return json;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", finding.id());
    json.put("severity", finding.severity().word());
    json.put("subject", finding.subject());
    json.put("summary", finding.summary());
    json.put("confidence", finding.confidence().word());
    finding.because().ifPresent(id -> json.put("because", id));
    json.put("evidence", finding.evidence().stream().map(EvidenceJson::of).toList());
    json.put("remedy", finding.remedy().steps().stream().map(DiagnosisJson::step).toList());
    return json;
  }

  private static Map<String, Object> step(Remedy.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("purpose", step.purpose().label());
    json.put("title", step.title());
    json.put("text", step.text());
    json.put("commands", step.commands());
    json.put("changes", step.changes());
    return json;
  }
}
