package dev.plumbline.path.trace;

import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import java.util.List;

/**
 * One lookup of a trace.
 *
 * @param number 1, or 2 for the lookup with the source that the first one chose
 * @param query what was looked up
 * @param answer what came of it
 * @param steps in the order the kernel takes them; rules that are missing stand where they should
 * @param kernel what the kernel itself said to the same question
 */
public record Pass(int number, Query query, Answer answer, List<Step> steps, KernelWord kernel) {}
