package dev.plumbline.model.ssm;

import dev.plumbline.model.Evidence;
import java.util.OptionalInt;

/**
 * The certificate that one endpoint showed ({@code openssl s_client}).
 *
 * @param host that was asked
 * @param issuer as printed; never empty
 * @param verified code of the verification, 0 for a trusted chain; absent where not printed
 * @param evidence line of the issuer
 */
public record Certificate(String host, String issuer, OptionalInt verified, Evidence evidence) {
  private static final int NOT_YET_VALID = 9;
  private static final int EXPIRED = 10;

  /** Amazon signs the endpoints of its services itself. */
  public boolean byAmazon() {
    return issuer.contains("Amazon") || issuer.contains("Starfield");
  }

  /** The chain is refused for its dates, which mostly means a wrong clock. */
  public boolean outOfDate() {
    int code = verified.orElse(0);
    return code == NOT_YET_VALID || code == EXPIRED;
  }
}
