package dev.plumbline.session;

import java.util.Map;
import java.util.Optional;

/** What the agent asks of the client before the session begins. */
public sealed interface RequestedAction {
  /** Its name on the wire. */
  String type();

  /**
   * Which kind of session this is.
   *
   * @param sessionType {@link HandshakeRequest#SHELL} and so on
   * @param properties of a port session {@code portNumber}, {@code type}, {@code host} and so on;
   *     values that are no text are left out
   */
  record SessionType(String sessionType, Map<String, String> properties)
      implements RequestedAction {
    static final String NAME = "SessionType";

    /** Keeps its own copy. */
    public SessionType {
      properties = Map.copyOf(properties);
    }

    @Override
    public String type() {
      return NAME;
    }
  }

  /**
   * The data are to be sealed with a key of KMS.
   *
   * @param key id or ARN
   * @param challenge base64 of random bytes, of newer agents: to be part of the encryption context
   *     and to be acknowledged, both or neither
   */
  record KmsEncryption(String key, Optional<String> challenge) implements RequestedAction {
    static final String NAME = "KMSEncryption";

    @Override
    public String type() {
      return NAME;
    }
  }

  /** One that is not known here: it is answered as not supported. */
  record Unknown(String type) implements RequestedAction {}
}
