package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Severity;
import dev.plumbline.model.Confidence;
import java.util.List;
import java.util.Optional;

/**
 * Where a walk ends. Texts and commands may hold placeholders.
 *
 * @param id unique in the playbook
 * @param label a few words for the map
 * @param severity how bad it is, INFO for "nothing wrong here"
 * @param title the cause in one sentence
 * @param text why it is so, and what follows
 * @param confidence how sure when every answer on the way came from evidence
 * @param findings ids that show the same in a diagnosis; their evidence is cited
 * @param remedy steps in order
 * @param versions versions concerned, in words
 * @param source document, repository and issue it rests on
 * @param continuesIn id of the playbook that looks for the cause of this one
 * @param line in the YAML file
 */
public record Conclusion(
    String id,
    String label,
    Severity severity,
    String title,
    String text,
    Confidence confidence,
    List<String> findings,
    Remedy remedy,
    String versions,
    String source,
    Optional<String> continuesIn,
    int line) {}
