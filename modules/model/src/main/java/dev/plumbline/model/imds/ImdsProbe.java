package dev.plumbline.model.imds;

/**
 * One request to the metadata service.
 *
 * @param request what was asked
 * @param caller on whose behalf
 * @param container name of the container it was made from, empty for the host
 */
public record ImdsProbe(Request request, Caller caller, String container, HttpAnswer answer) {
  /** What was asked. */
  public enum Request {
    /** {@code PUT /latest/api/token}. */
    PUT_TOKEN,
    /** A key without a token, as version 1 of the protocol does. */
    GET_WITHOUT_TOKEN,
    /** A key with a token. */
    GET_WITH_TOKEN
  }

  /** Who asked. */
  public enum Caller {
    /** The user who logged in. */
    USER,
    ROOT,
    /** With the environment of a service, proxies included. */
    DAEMON,
    CONTAINER
  }

  /** The words that tell this request apart in a sentence. */
  public String words() {
    String what =
        switch (request) {
          case PUT_TOKEN -> "the token request";
          case GET_WITHOUT_TOKEN -> "a request without a token";
          case GET_WITH_TOKEN -> "a request with a token";
        };
    return switch (caller) {
      case USER -> what + " of the login user";
      case ROOT -> what + " of root";
      case DAEMON -> what + " with the environment of the service";
      case CONTAINER -> what + " from container " + container;
    };
  }
}
