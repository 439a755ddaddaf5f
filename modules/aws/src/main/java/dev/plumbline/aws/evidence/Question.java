package dev.plumbline.aws.evidence;

import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A request whose answer becomes a file.
 *
 * @param request its first page
 * @param send sends a page
 * @param parts what names the file, where the same request is sent for several objects
 */
record Question<Q extends AwsRequest>(
    Q request, Function<Q, ? extends AwsResponse> send, List<String> parts) {
  static <Q extends AwsRequest> Question<Q> of(
      Q request, Function<Q, ? extends AwsResponse> send, String... parts) {
    return new Question<>(request, send, List.of(parts));
  }
}
