package dev.plumbline.path;

/** The kernel's refusals, with the number that a program sees. */
public enum RouteError {
  NETWORK_UNREACHABLE("Network is unreachable", 101),
  NO_ROUTE_TO_HOST("No route to host", 113),
  PERMISSION_DENIED("Permission denied", 13),
  INVALID_ARGUMENT("Invalid argument", 22),
  /** What {@code ip} says before it asks. */
  NO_SUCH_DEVICE("Cannot find device", 19);

  private final String text;
  private final int number;

  RouteError(String text, int number) {
    this.text = text;
    this.number = number;
  }

  /** Text after {@code RTNETLINK answers:}. */
  public String text() {
    return text;
  }

  /** The same as said to a query, which may name what is missing. */
  public String text(Query query) {
    String device = query.iif().or(query::oif).map(name -> " \"" + name + "\"").orElse("");
    return this == NO_SUCH_DEVICE ? text + device : text;
  }

  /** Linux error number of {@code connect()}. */
  public int errno() {
    return number;
  }

  /** The refusal of a route type, such as {@code prohibit}. */
  static RouteError ofRouteType(String type) {
    return switch (type) {
      case "unreachable" -> NO_ROUTE_TO_HOST;
      case "prohibit" -> PERMISSION_DENIED;
      case "blackhole" -> INVALID_ARGUMENT;
      default -> NETWORK_UNREACHABLE;
    };
  }
}
