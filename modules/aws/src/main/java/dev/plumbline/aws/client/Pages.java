package dev.plumbline.aws.client;

import dev.plumbline.model.Cancellation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All pages of an answer, put into one as the AWS command line does. Works on every request that
 * has {@code NextToken} or {@code Marker}.
 */
public final class Pages {
  /** Largest pages the requests accept, where that is not 1,000. */
  private static final Map<String, Integer> LARGEST =
      Map.of(
          "ec2:DescribeRouteTables", 100,
          "ec2:DescribeEgressOnlyInternetGateways", 255,
          "ec2:DescribeManagedPrefixLists", 100,
          "ec2:GetManagedPrefixListEntries", 100,
          "ssm:DescribeInstanceInformation", 50);

  private static final int USUAL = 1000;

  /** No list is followed further; it then stays marked as cut by its token. */
  private static final int MOST = 100;

  private final Cancellation stop;

  public Pages(Cancellation stop) {
    this.stop = stop;
  }

  /** Told of every page when it has come. */
  @FunctionalInterface
  public interface Page {
    void came(ObjectNode page);
  }

  /** An answer ended by a failure after some pages; those are kept, with the next page's token. */
  public static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ObjectNode kept;
    private final RuntimeException reason;

    Cut(ObjectNode kept, RuntimeException reason) {
      super(reason);
      this.kept = kept;
      this.reason = reason;
    }

    public ObjectNode kept() {
      return kept;
    }

    public RuntimeException reason() {
      return reason;
    }
  }

  /** The whole answer. */
  public <Q extends AwsRequest> ObjectNode all(Q request, Function<Q, ? extends AwsResponse> send) {
    return each(request, send, _ -> {});
  }

  /**
   * The whole answer, page by page.
   *
   * @throws Cut when a later page failed
   * @throws RuntimeException of the SDK when the first page failed
   */
  public <Q extends AwsRequest> ObjectNode each(
      Q request, Function<Q, ? extends AwsResponse> send, Page listener) {
    Q page = limited(request);
    ObjectNode whole = null;
    for (int i = 0; i < MOST; i++) {
      stop.check();
      ObjectNode answer;
      try {
        answer = answer(page, send);
      } catch (RuntimeException e) {
        stop.check();
        if (whole == null) {
          throw e;
        }
        throw new Cut(whole, e);
      }
      listener.came(answer);
      whole = whole == null ? answer : join(whole, answer);
      Optional<String> next = next(answer);
      if (next.isEmpty()) {
        whole.remove("NextToken");
        whole.remove("Marker");
        whole.remove("IsTruncated");
        return whole;
      }
      page = with(with(page, "NextToken", next.get()), "Marker", next.get());
    }
    return whole == null ? SdkJson.empty() : whole;
  }

  /** EC2's answers with the members that the SDK does not know yet. */
  private static <Q extends AwsRequest> ObjectNode answer(
      Q page, Function<Q, ? extends AwsResponse> send) {
    if (!CliNames.action(page).startsWith("ec2:")) {
      return SdkJson.of(send.apply(page));
    }
    AtomicReference<byte[]> body = new AtomicReference<>();
    @SuppressWarnings("unchecked") // a builder builds what it came from
    Q keeping =
        (Q)
            page.toBuilder()
                .overrideConfiguration(c -> c.putExecutionAttribute(RawAnswers.BODY, body))
                .build();
    AwsResponse response = send.apply(keeping);
    ObjectNode answer = SdkJson.of(response);
    Optional.ofNullable(body.get()).ifPresent(xml -> YoungMembers.add(answer, response, xml));
    return answer;
  }

  private static Optional<String> next(ObjectNode answer) {
    String token =
        answer.path("IsTruncated").asBoolean(true)
            ? answer.path("NextToken").asString(answer.path("Marker").asString(""))
            : "";
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  /** Lists grow; of everything else the latest page tells. */
  private static ObjectNode join(ObjectNode whole, ObjectNode page) {
    for (Map.Entry<String, JsonNode> member : page.properties()) {
      if (whole.get(member.getKey()) instanceof ArrayNode list
          && member.getValue() instanceof ArrayNode more) {
        list.addAll(more);
      } else {
        whole.set(member.getKey(), member.getValue());
      }
    }
    if (!page.has("NextToken")) {
      whole.remove("NextToken");
    }
    return whole;
  }

  private static <Q extends AwsRequest> Q limited(Q request) {
    int size = LARGEST.getOrDefault(CliNames.action(request), USUAL);
    return with(with(request, "MaxResults", size), "MaxItems", size);
  }

  private static <Q extends AwsRequest> Q with(Q request, String member, Object value) {
    for (SdkField<?> field : request.sdkFields()) {
      if (field.memberName().equals(member)) {
        AwsRequest.Builder builder = request.toBuilder();
        field.set((SdkPojo) builder, value);
        @SuppressWarnings("unchecked") // a builder builds what it came from
        Q changed = (Q) builder.build();
        return changed;
      }
    }
    return request;
  }
}
