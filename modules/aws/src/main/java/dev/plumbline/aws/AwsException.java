package dev.plumbline.aws;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A request to AWS that failed, in sentences to show: what happened, why that is likely so, what to
 * do. Holds no secret.
 */
public final class AwsException extends IOException {
  /** What kind of trouble it is. */
  public enum Kind {
    /** Nobody is signed in, or the sign-in has ended. */
    SIGN_IN,
    /** The account refuses this request. */
    NOT_PERMITTED,
    /** AWS asked to wait, and still does. */
    THROTTLED,
    /** No answer came over the network. */
    UNREACHABLE,
    /** What was asked for is not there. */
    NOT_FOUND,
    /** A profile file or a choice is not right. */
    CONFIGURATION,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;
  private final String what;
  private final String likelyCause;
  private final List<String> advice;
  private final String code;
  private final String command;
  private final String permission;

  private AwsException(Builder b) {
    super(b.likelyCause.isEmpty() ? b.what : b.what + " " + b.likelyCause, b.reason);
    kind = b.kind;
    what = b.what;
    likelyCause = b.likelyCause;
    advice = List.copyOf(b.advice);
    code = b.code;
    command = b.command;
    permission = b.permission;
  }

  public static Builder of(Kind kind, String what) {
    return new Builder(kind, what);
  }

  public Kind kind() {
    return kind;
  }

  public String what() {
    return what;
  }

  /** Empty when nothing better than {@link #what} can be said. */
  public String likelyCause() {
    return likelyCause;
  }

  /** What to do, most promising first. */
  public List<String> advice() {
    return advice;
  }

  /** The error code of AWS, such as {@code UnauthorizedOperation}; empty where it sent none. */
  public String code() {
    return code;
  }

  /** The command that renews an ended sign-in, to be run by the person. */
  public Optional<String> renewCommand() {
    return Optional.of(command).filter(c -> !c.isEmpty());
  }

  /** The IAM action that is missing. */
  public Optional<String> missingPermission() {
    return Optional.of(permission).filter(p -> !p.isEmpty());
  }

  /** Puts the sentences together. */
  public static final class Builder {
    private final Kind kind;
    private final String what;
    private String likelyCause = "";
    private List<String> advice = List.of();
    private String code = "";
    private String command = "";
    private String permission = "";
    private @org.jspecify.annotations.Nullable Throwable reason;

    private Builder(Kind kind, String what) {
      this.kind = kind;
      this.what = what;
    }

    public Builder likely(String cause) {
      likelyCause = cause;
      return this;
    }

    public Builder advice(String... sentences) {
      advice = List.of(sentences);
      return this;
    }

    public Builder code(String text) {
      code = text;
      return this;
    }

    public Builder renew(String text) {
      command = text;
      return this;
    }

    public Builder permission(String action) {
      permission = action;
      return this;
    }

    public Builder reason(Throwable cause) {
      reason = cause;
      return this;
    }

    public AwsException build() {
      return new AwsException(this);
    }
  }
}
