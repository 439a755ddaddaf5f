package dev.plumbline.path.vpc;

import dev.plumbline.model.Evidence;
import java.util.Optional;

/**
 * Something that surely stops a flow.
 *
 * @param code of the vocabulary of Reachability Analyzer
 * @param object id of what decides
 * @param rule in it, empty where the object alone decides
 * @param ports the refused ones where others pass, else empty
 * @param text one sentence for people
 * @param back true on the way back
 */
public record Blocker(
    String code,
    String object,
    String rule,
    String ports,
    String text,
    boolean back,
    Optional<Evidence> evidence) {}
