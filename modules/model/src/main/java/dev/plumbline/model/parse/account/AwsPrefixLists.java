package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.PrefixList;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prefix lists and what is in them. */
final class AwsPrefixLists {
  private static final String ENTRIES = "aws-ec2-get-managed-prefix-list-entries-";
  private static final Pattern FILE = Pattern.compile(ENTRIES + "(pl-\\w+)\\.json");

  private AwsPrefixLists() {}

  /** Every list that is described, or whose entries were asked for, by id. */
  static Map<String, PrefixList> read(Reading reading) {
    Map<String, PrefixList> lists = new HashMap<>();
    AwsAnswer.list(
        reading,
        "aws-ec2-describe-managed-prefix-lists.json",
        "PrefixLists",
        (node, _) -> {
          String id = Json.text(node, "PrefixListId");
          lists.put(
              id,
              new PrefixList(
                  id,
                  Json.text(node, "PrefixListName"),
                  Json.text(node, "OwnerId"),
                  reading.missing(ENTRIES + id + ".json")));
          return Optional.empty();
        });
    AwsAnswer.list(
        reading,
        "aws-ec2-describe-prefix-lists.json",
        "PrefixLists",
        (node, _) -> {
          String id = Json.text(node, "PrefixListId");
          List<IpPrefix> prefixes =
              Json.texts(node, "Cidrs").stream()
                  .flatMap(t -> IpPrefix.tryParse(t).stream())
                  .toList();
          lists.put(
              id,
              new PrefixList(
                  id,
                  Json.text(node, "PrefixListName"),
                  "AWS",
                  Captured.known(prefixes, "aws-ec2-describe-prefix-lists.json")));
          return Optional.empty();
        });
    reading.files(FILE).forEach(file -> entries(reading, file, lists));
    return Map.copyOf(lists);
  }

  private static void entries(Reading reading, String file, Map<String, PrefixList> lists) {
    Matcher name = FILE.matcher(file);
    if (name.matches()) {
      Captured<List<IpPrefix>> entries =
          AwsAnswer.list(
              reading, file, "Entries", (node, _) -> IpPrefix.tryParse(Json.text(node, "Cidr")));
      String id = name.group(1);
      PrefixList known = lists.get(id);
      if (known == null
          || entries instanceof Captured.Known
          || known.entries().optional().isEmpty()) {
        lists.put(
            id,
            new PrefixList(
                id,
                known == null ? "" : known.name(),
                known == null ? "" : known.owner(),
                entries));
      }
    }
  }
}
