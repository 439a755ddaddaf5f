package dev.plumbline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The policies that the README gives to people are the lists that the program keeps to. */
class PermissionsTest {
  private static List<Set<String>> policies() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    String section = readme.substring(readme.indexOf("\n## Permissions\n") + 1);
    section = section.substring(0, section.indexOf("\n## "));
    List<Set<String>> policies = new ArrayList<>();
    Matcher document = Pattern.compile("(?s)```json\n(.*?)```").matcher(section);
    while (document.find()) {
      Set<String> actions = new TreeSet<>();
      for (JsonNode statement : Here.json(document.group(1)).path("Statement").values()) {
        assertThat(statement.path("Effect").asString("")).isEqualTo("Allow");
        assertThat(statement.path("Resource").isMissingNode()).isFalse();
        JsonNode action = statement.path("Action");
        if (action.isArray()) {
          action.values().forEach(a -> assertThat(actions.add(a.asString(""))).isTrue());
        } else {
          actions.add(action.asString(""));
        }
      }
      policies.add(actions);
    }
    return policies;
  }

  @Test
  void thePoliciesOfTheReadmeHoldExactlyTheListedRequests() throws Exception {
    Set<String> session = new TreeSet<>(Purpose.SESSION.actions());
    session.add("ssmmessages:OpenDataChannel"); // asked for by the data channel itself
    assertThat(policies())
        .containsExactly(
            Purpose.READ.actions(),
            session,
            Purpose.COMMAND.actions(),
            Purpose.INSTANCE_CONNECT.actions());
  }
}
