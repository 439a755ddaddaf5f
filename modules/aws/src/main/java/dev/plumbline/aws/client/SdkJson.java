package dev.plumbline.aws.client;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of the SDK as the AWS command line prints them: the API's own member names, times as ISO
 * 8601, policies as objects. What an answer does not hold is left out; lists at its top are always
 * there, as an empty one says that there is nothing.
 */
public final class SdkJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> POLICIES =
      Set.of("AssumeRolePolicyDocument", "PolicyDocument", "Document");

  /** Keys of VPN tunnels, and the text for customers in which they stand, are not taken along. */
  private static final Set<String> KEYS = Set.of("PreSharedKey", "CustomerGatewayConfiguration");

  private static final DefaultIndenter FOUR = new DefaultIndenter("    ", "\n");
  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(FOUR)
                  .withArrayIndenter(FOUR));
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().append(SECONDS).appendLiteral("+00:00").toFormatter();
  private static final DateTimeFormatter FINE =
      new DateTimeFormatterBuilder().append(SECONDS).appendPattern(".SSSSSS'+00:00'").toFormatter();

  private SdkJson() {}

  /** A tree without anything in it. */
  public static ObjectNode empty() {
    return NODES.objectNode();
  }

  /** An answer as a tree. */
  public static ObjectNode of(SdkPojo answer) {
    ObjectNode node = object(answer);
    for (SdkField<?> field : answer.sdkFields()) {
      if (field.getValueOrDefault(answer) instanceof SdkAutoConstructList<?>) {
        node.putArray(field.memberName());
      }
    }
    return node;
  }

  /** As text, four columns a level, with a line end. */
  public static String text(JsonNode node) {
    return WRITER.writeValueAsString(node) + "\n";
  }

  private static ObjectNode object(SdkPojo pojo) {
    ObjectNode node = NODES.objectNode();
    boolean policies = pojo.getClass().getPackageName().contains(".iam.");
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value == null
          || KEYS.contains(field.memberName())
          || value instanceof SdkAutoConstructList<?>
          || value instanceof SdkAutoConstructMap<?, ?>) {
        continue;
      }
      node.set(
          field.memberName(),
          policies && POLICIES.contains(field.memberName()) && value instanceof String policy
              ? policy(policy)
              : node(value));
    }
    return node;
  }

  private static JsonNode node(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case SdkPojo pojo -> object(pojo);
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode();
        list.forEach(v -> array.add(node(v)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode node = NODES.objectNode();
        map.forEach((k, v) -> node.set(String.valueOf(k), node(v)));
        yield node;
      }
      case Instant time -> NODES.stringNode(time(time));
      case SdkBytes bytes ->
          NODES.stringNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
      case Document document -> node(document.unwrap());
      case Boolean b -> NODES.booleanNode(b);
      case Integer n -> NODES.numberNode(n);
      case Short n -> NODES.numberNode(n);
      case Long n -> NODES.numberNode(n);
      case Number n -> NODES.numberNode(new BigDecimal(n.toString()));
      default -> NODES.stringNode(value.toString());
    };
  }

  private static String time(Instant instant) {
    return (instant.getNano() / 1000 == 0 ? TIME : FINE).format(instant.atOffset(ZoneOffset.UTC));
  }

  /** IAM sends policies as JSON, percent-encoded; what is neither stays as it came. */
  private static JsonNode policy(String text) {
    try {
      String plain = text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
      return MAPPER.readTree(plain);
    } catch (JacksonException | IllegalArgumentException e) {
      return NODES.stringNode(text);
    }
  }
}
