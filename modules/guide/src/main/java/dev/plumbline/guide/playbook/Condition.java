package dev.plumbline.guide.playbook;

import java.util.List;

/**
 * When evidence decides an answer. All parts that are not empty must hold.
 *
 * @param findings at least one of these ids is reported for the chosen interface or for the host
 * @param anywhere at least one of these ids is reported, whatever the interface
 * @param none none of these ids is reported for the chosen interface or the host, and each that
 *     applies was checked
 * @param noneAnywhere likewise for every interface
 * @param facts names of facts that must be true
 * @param notFacts names of facts that must be known to be false
 */
public record Condition(
    List<String> findings,
    List<String> anywhere,
    List<String> none,
    List<String> noneAnywhere,
    List<String> facts,
    List<String> notFacts) {}
