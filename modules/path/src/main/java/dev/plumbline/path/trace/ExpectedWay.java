package dev.plumbline.path.trace;

import dev.plumbline.path.Answer;
import dev.plumbline.path.ExpectedRule;

/**
 * Where the packet would go if the rules that should be there were.
 *
 * @param rule the missing rule that speaks of the packet
 * @param way the way it would lead to
 */
public record ExpectedWay(ExpectedRule rule, Answer.Way way) {}
