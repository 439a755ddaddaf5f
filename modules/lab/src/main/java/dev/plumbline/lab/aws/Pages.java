package dev.plumbline.lab.aws;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a list into the pages that a caller asks for; the token is the next object's place. */
final class Pages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int USUAL = 1000;

  private Pages() {}

  /**
   * @throws AwsFault for a token that was not given out here
   */
  static ObjectNode of(AwsCall call, String list, ArrayNode all) throws AwsFault {
    int from = number(call.text("NextToken").orElse("0"), "NextToken");
    int size = number(call.text("MaxResults").orElse(Integer.toString(USUAL)), "MaxResults");
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode page = answer.putArray(list);
    for (int i = from; i < Math.min(all.size(), from + size); i++) {
      page.add(all.get(i));
    }
    if (from + size < all.size()) {
      answer.put("NextToken", Integer.toString(from + size));
    }
    return answer;
  }

  private static int number(String text, String name) throws AwsFault {
    if (!text.matches("\\d{1,6}")) {
      throw new AwsFault(400, "InvalidParameterValue", "The value of " + name + " is invalid");
    }
    return Integer.parseInt(text);
  }
}
