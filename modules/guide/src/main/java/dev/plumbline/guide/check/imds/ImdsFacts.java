package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.firewall.Asked;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.account.AccountInstance;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsAddress;
import dev.plumbline.model.imds.ImdsProbe;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What several checks of the metadata service look at. */
final class ImdsFacts {
  static final IpAddress IMDS = ImdsAddress.V4;
  static final String ADDRESS = IMDS.toString();

  private static final Pattern UID = Pattern.compile("^uid=(\\d{1,9})\\(");
  private static final long FIRST_USER = 1000;

  private ImdsFacts() {}

  /** The host as the account knows it. */
  static Optional<AccountInstance> instance(CheckContext context) {
    return context.snapshot().account().self(context.snapshot());
  }

  /** The instance id where it is known, else {@code host}. */
  static String host(CheckContext context) {
    return value(context, "instance-id")
        .filter(Metadata.Value::answered)
        .flatMap(v -> v.items().stream().findFirst())
        .or(() -> instance(context).map(AccountInstance::id))
        .orElse("host");
  }

  /** The id of the instance for a command to copy. */
  static String id(CheckContext context) {
    String host = host(context);
    return host.matches("i-[0-9a-f]{8,17}") ? host : "INSTANCE-ID";
  }

  static Optional<Metadata.Value> value(CheckContext context, String key) {
    return context
        .snapshot()
        .metadata()
        .optional()
        .flatMap(m -> Optional.ofNullable(m.values().get(key)));
  }

  /** A request of packets to the service by a user. */
  static Asked request(long uid) {
    return new Asked("instance metadata", IMDS, "tcp", 80, uid);
  }

  /** Number of the user who logged in; the first ordinary one where it was not captured. */
  static long loginUser(CheckContext context) {
    return context
        .snapshot()
        .recording()
        .text("id.txt")
        .map(UID::matcher)
        .filter(Matcher::find)
        .map(m -> Long.parseLong(m.group(1)))
        .orElse(FIRST_USER);
  }

  static Optional<HttpAnswer> token(CheckContext context, ImdsProbe.Caller caller) {
    return context
        .snapshot()
        .imds()
        .probe(ImdsProbe.Request.PUT_TOKEN, caller)
        .map(ImdsProbe::answer);
  }

  static Optional<HttpAnswer> withoutToken(CheckContext context) {
    return context
        .snapshot()
        .imds()
        .probe(ImdsProbe.Request.GET_WITHOUT_TOKEN, ImdsProbe.Caller.USER)
        .map(ImdsProbe::answer);
  }

  /** Every answer to a request that was made on the host without a proxy. */
  static List<ImdsProbe> direct(CheckContext context) {
    return context.snapshot().imds().host().toList();
  }

  /** Asks for a token without showing it. */
  static Step tryToken(String expect) {
    return Step.verify(
        "Ask for a token",
        expect,
        "curl --noproxy '*' -sS -o /dev/null -D - -m 3 -X PUT"
            + " -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
            + " http://169.254.169.254/latest/api/token");
  }
}
