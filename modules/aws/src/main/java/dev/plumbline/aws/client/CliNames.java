package dev.plumbline.aws.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** The names by which the AWS command line knows requests. */
public final class CliNames {
  /** The command line turns pages by itself. */
  private static final Set<String> PAGING = Set.of("MaxResults", "NextToken", "MaxItems", "Marker");

  private CliNames() {}

  /** {@code ec2:DescribeInstances}, as in a policy. */
  public static String action(SdkRequest request) {
    return ReadOnly.service(request.getClass()) + ":" + operation(request);
  }

  /**
   * The canonical file of a recording, {@code aws-ec2-describe-instances.json}.
   *
   * @param parts what is put behind, where one request is sent for several objects
   */
  public static String file(SdkRequest request, String... parts) {
    StringBuilder name =
        new StringBuilder("aws-" + ReadOnly.service(request.getClass()) + "-")
            .append(kebab(operation(request)));
    for (String part : parts) {
      name.append('-').append(part.replaceAll("[^A-Za-z0-9._+=,@-]", "_"));
    }
    return name + ".json";
  }

  /** The command that a person would type for the same answer. */
  public static String command(SdkRequest request, String region) {
    List<String> words = new ArrayList<>(List.of("aws", ReadOnly.service(request.getClass())));
    words.add(kebab(operation(request)));
    words.addAll(List.of("--region", region));
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      if (value != null
          && !(value instanceof List<?> list && list.isEmpty())
          && !PAGING.contains(field.memberName())) {
        argument(kebab(field.memberName()), value, words);
      }
    }
    words.addAll(List.of("--output", "json"));
    return String.join(" ", words);
  }

  private static void argument(String name, Object value, List<String> words) {
    if (value instanceof Boolean on) {
      words.add((on ? "--" : "--no-") + name);
      return;
    }
    words.add("--" + name);
    if (value instanceof List<?> list) {
      list.forEach(v -> words.add(quoted(shorthand(v))));
    } else {
      words.add(quoted(shorthand(value)));
    }
  }

  /** {@code Name=vpc-id,Values=vpc-1,vpc-2}. */
  private static String shorthand(Object value) {
    return switch (value) {
      case SdkPojo pojo ->
          pojo.sdkFields().stream()
              .filter(f -> f.getValueOrDefault(pojo) != null)
              .map(f -> f.memberName() + "=" + shorthand(f.getValueOrDefault(pojo)))
              .collect(Collectors.joining(","));
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> e.getKey() + "=" + shorthand(e.getValue()))
              .collect(Collectors.joining(","));
      default -> value.toString();
    };
  }

  /** A word as a shell takes it. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String operation(SdkRequest request) {
    return request.getClass().getSimpleName().replaceFirst("Request$", "");
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
