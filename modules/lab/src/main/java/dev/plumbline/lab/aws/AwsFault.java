package dev.plumbline.lab.aws;

/** An error as the API answers it. */
final class AwsFault extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  /**
   * @param status of HTTP
   * @param code as in the API reference: {@code TargetNotConnected}
   */
  AwsFault(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** What a role that may not call an action is told. */
  static AwsFault denied(AwsCall call) {
    String code =
        switch (call.service()) {
          case "ec2" -> "UnauthorizedOperation";
          case "ssm", "kms" -> "AccessDeniedException";
          default -> "AccessDenied";
        };
    return new AwsFault(
        call.service().equals("ec2") ? 403 : 400,
        code,
        "User: arn:aws:sts::111122223333:assumed-role/practice/engineer is not authorized to"
            + " perform: "
            + call.service()
            + ":"
            + call.action());
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
