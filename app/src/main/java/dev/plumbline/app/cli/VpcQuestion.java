package dev.plumbline.app.cli;

import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcAnswer;
import dev.plumbline.path.vpc.VpcPath;
import dev.plumbline.path.vpc.VpcQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A line of questions that names an interface of the account. */
final class VpcQuestion {
  private VpcQuestion() {}

  /** The VPC side of the line; empty where it names no interface. */
  static Optional<VpcSide> of(Map<String, Object> keys, VpcPath path) {
    if (!keys.containsKey("eni")) {
      return Optional.empty();
    }
    Map<String, String> words = new LinkedHashMap<>();
    keys.forEach((key, value) -> words.put(key, FlowJson.word(value)));
    String eni = words.getOrDefault("eni", "");
    try {
      return Optional.of(new VpcSide(eni, path.answer(VpcQuery.of(words))));
    } catch (IllegalArgumentException e) {
      return Optional.of(new VpcSide(eni, VpcAnswer.untold(String.valueOf(e.getMessage()))));
    }
  }

  /** True for a flow that comes to the interface: the host sends nothing, so it is not asked. */
  static boolean incoming(Map<String, Object> keys) {
    return FlowJson.word(keys.getOrDefault("direction", "")).equals("ingress");
  }
}
