package dev.plumbline.path.firewall;

/**
 * What a rule changes about a packet.
 *
 * @param text in words, such as {@code mark 0x80} or {@code DNAT to 10.0.0.5:8080}
 * @param certain false when the recording does not tell whether the rule is met
 */
public record Change(String text, boolean certain, Rule rule) {}
