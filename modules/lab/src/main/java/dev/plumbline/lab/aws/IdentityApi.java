package dev.plumbline.lab.aws;

import dev.plumbline.model.Recording;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** STS and IAM: who calls is invented, what a role may do comes from the recording. */
final class IdentityApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration KEYS_LAST = Duration.ofHours(1);
  private static final String ACCOUNT = "111122223333";

  private static final Map<String, Supplier<SdkPojo>> STS =
      Map.of(
          "GetCallerIdentity", GetCallerIdentityResponse::builder,
          "AssumeRole", AssumeRoleResponse::builder,
          "AssumeRoleWithWebIdentity", AssumeRoleWithWebIdentityResponse::builder);

  private static final Map<String, Supplier<SdkPojo>> IAM =
      Map.of(
          "GetInstanceProfile", GetInstanceProfileResponse::builder,
          "GetPolicy", GetPolicyResponse::builder,
          "GetPolicyVersion", GetPolicyVersionResponse::builder,
          "GetRole", GetRoleResponse::builder,
          "GetRolePolicy", GetRolePolicyResponse::builder,
          "ListAttachedRolePolicies", ListAttachedRolePoliciesResponse::builder,
          "ListRolePolicies", ListRolePoliciesResponse::builder,
          "SimulatePrincipalPolicy", SimulatePrincipalPolicyResponse::builder);

  private final Recording account;

  IdentityApi(Recording account) {
    this.account = account;
  }

  /**
   * The answer's XML.
   *
   * @throws AwsFault as the service would
   */
  String answer(AwsCall call) throws AwsFault {
    Supplier<SdkPojo> shape = (call.service().equals("sts") ? STS : IAM).get(call.action());
    if (shape == null) {
      throw AwsFault.denied(call);
    }
    ObjectNode answer = call.service().equals("sts") ? identity(call) : recorded(call);
    return QueryXml.query(call.action(), shape.get(), answer);
  }

  private ObjectNode recorded(AwsCall call) throws AwsFault {
    String kebab = call.action().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    Optional<String> text = account.text("aws-iam-" + kebab + ".json").filter(t -> !t.isBlank());
    return JSON.readTree(text.orElseThrow(() -> AwsFault.denied(call))).asObject();
  }

  private static ObjectNode identity(AwsCall call) {
    ObjectNode answer = JSON.createObjectNode();
    if (call.action().equals("GetCallerIdentity")) {
      return answer
          .put("Account", ACCOUNT)
          .put("UserId", "AROAPRACTICE:engineer")
          .put("Arn", "arn:aws:sts::" + ACCOUNT + ":assumed-role/practice/engineer");
    }
    answer
        .putObject("Credentials")
        .put("AccessKeyId", "ASIAPRACTICEEXAMPLE0")
        .put("SecretAccessKey", "practice-secret-access-key")
        .put("SessionToken", "practice-session-token")
        .put(
            "Expiration", Instant.now().plus(KEYS_LAST).truncatedTo(ChronoUnit.SECONDS).toString());
    answer
        .putObject("AssumedRoleUser")
        .put("AssumedRoleId", "AROAPRACTICE:" + call.text("RoleSessionName").orElse("engineer"))
        .put("Arn", call.text("RoleArn").orElse(""));
    return answer;
  }
}
