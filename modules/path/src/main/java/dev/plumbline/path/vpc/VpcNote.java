package dev.plumbline.path.vpc;

/**
 * Something worth knowing that stops no packet.
 *
 * @param code of the vocabulary of Reachability Analyzer, empty where it has none for it
 * @param object id of what it is about
 * @param text one sentence for people
 */
public record VpcNote(String code, String object, String text) {}
