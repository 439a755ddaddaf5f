package dev.plumbline.aws.profile;

import java.util.Optional;

/**
 * A profile of {@code ~/.aws/config} or {@code ~/.aws/credentials}, without its secrets.
 *
 * @param kind how it signs in
 * @param region its Region, where it names one
 * @param detail in a few words, what it becomes and by what
 */
public record AwsProfile(String name, Kind kind, Optional<String> region, String detail) {
  /** How a profile signs in. */
  public enum Kind {
    KEYS("keys"),
    SESSION_KEYS("keys with an end"),
    SSO("single sign-on"),
    ROLE("role"),
    WEB_IDENTITY("role by a token file"),
    PROCESS("program"),
    LOGIN("aws login"),
    NONE("no way to sign in");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** In a word or two. */
    public String label() {
      return label;
    }
  }
}
