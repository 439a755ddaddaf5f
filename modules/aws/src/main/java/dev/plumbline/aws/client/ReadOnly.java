package dev.plumbline.aws.client;

import dev.plumbline.aws.Purpose;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Refuses, before anything is sent, every request that is not on the list of its purpose. Every
 * client is made with one.
 */
public final class ReadOnly implements ExecutionInterceptor {
  private final Purpose purpose;

  public ReadOnly(Purpose purpose) {
    this.purpose = purpose;
  }

  /**
   * Looks at the request by its name.
   *
   * @throws IllegalStateException when it is not on the list
   */
  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String action =
        service(context.request().getClass())
            + ":"
            + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (!purpose.actions().contains(action)) {
      throw new IllegalStateException(
          action + " was not sent: it is not on the list of requests for " + purpose);
    }
  }

  /** The IAM prefix of the service a request belongs to. */
  static String service(Class<? extends SdkRequest> request) {
    String[] parts = request.getPackageName().split("\\.");
    String name = parts.length > 4 ? parts[4] : "";
    return switch (name) {
      case "ec2instanceconnect" -> "ec2-instance-connect";
      case "ssooidc" -> "sso-oidc";
      default -> name;
    };
  }
}
