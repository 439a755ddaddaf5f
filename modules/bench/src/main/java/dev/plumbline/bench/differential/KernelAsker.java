package dev.plumbline.bench.differential;

import dev.plumbline.bench.differential.Shell.Said;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the kernel many questions by one {@code ip -j -force -batch} a family. Standard output holds
 * one line for each question that has an answer; standard error names the lines that have none,
 * each after its error: {@code Command failed -:LINE}.
 */
final class KernelAsker {
  private static final Pattern FAILED = Pattern.compile("Command failed .*:(\\d+)");

  private static final Pattern DESTINATION = Pattern.compile("\"dst\":\"([^\"]+)\"");

  private KernelAsker() {}

  /** The answers in the form of {@code route-get.jsonl}, one line a question, in order. */
  static String ask(Namespace space, List<Query> queries) throws IOException {
    String[] lines = new String[queries.size()];
    for (Family family : Family.values()) {
      List<Integer> places = new ArrayList<>();
      StringBuilder batch = new StringBuilder();
      for (int i = 0; i < queries.size(); i++) {
        if (queries.get(i).family() == family) {
          places.add(i);
          batch.append(Questions.line(queries.get(i))).append('\n');
        }
      }
      Said said = space.ip(batch.toString(), space.name, "-j", "-" + family.number(), "-force");
      Map<Integer, String> errors = errors(said.err());
      Iterator<String> answers = said.out().lines().filter(l -> !l.isBlank()).iterator();
      for (int k = 0; k < places.size(); k++) {
        Query query = queries.get(places.get(k));
        lines[places.get(k)] =
            errors.containsKey(k + 1)
                ? line(query, "null", 2, errors.getOrDefault(k + 1, ""))
                : line(query, checked(query, answers.next()), 0, "");
      }
      if (answers.hasNext()) {
        throw new IOException("more answers than questions: " + answers.next());
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** The error of each line that failed, lines counted from 1. */
  private static Map<Integer, String> errors(String text) {
    Map<Integer, String> errors = new TreeMap<>();
    StringBuilder error = new StringBuilder();
    for (String line : text.lines().toList()) {
      Matcher failed = FAILED.matcher(line);
      if (failed.matches()) {
        errors.put(Integer.parseInt(failed.group(1)), error.toString());
        error.setLength(0);
      } else {
        error.append(error.isEmpty() ? "" : " ").append(line.replaceAll("[\"\\\\]", ""));
      }
    }
    return errors;
  }

  private static String checked(Query query, String answer) throws IOException {
    Matcher to = DESTINATION.matcher(answer);
    if (!to.find() || !IpAddress.parse(to.group(1)).equals(query.to())) {
      throw new IOException("the answer to " + query.command() + " is of another: " + answer);
    }
    return answer;
  }

  private static String line(Query query, String result, int exit, String error) {
    return "{\"query\": {%s}, \"result\": %s, \"exit\": %d, \"stderr\": \"%s\"}"
        .formatted(keys(query), result, exit, error);
  }

  private static String keys(Query query) {
    StringBuilder keys = new StringBuilder();
    keys.append("\"family\": ").append(query.family().number());
    key(keys, "dst", query.to().toString());
    query.from().ifPresent(v -> key(keys, "from", v.toString()));
    query.iif().ifPresent(v -> key(keys, "iif", v));
    query.oif().ifPresent(v -> key(keys, "oif", v));
    key(keys, "mark", Long.toString(query.mark()));
    key(keys, "tos", Integer.toString(query.tos()));
    query.protocol().ifPresent(v -> key(keys, "ipproto", v));
    query.sourcePort().ifPresent(v -> key(keys, "sport", Integer.toString(v)));
    query.destinationPort().ifPresent(v -> key(keys, "dport", Integer.toString(v)));
    key(keys, "uid", Long.toString(query.uid()));
    return keys.toString();
  }

  private static void key(StringBuilder keys, String name, String value) {
    keys.append(", \"").append(name).append("\": \"").append(value).append('"');
  }
}
