package dev.plumbline.guide.check.imds;

import dev.plumbline.model.Family;
import dev.plumbline.model.account.AccountInterface;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list that the metadata keeps for each ENI, and the same in the account. */
enum EniList {
  IPV4("local-ipv4s", Family.V4, false),
  IPV6("ipv6s", Family.V6, false),
  PREFIX4("ipv4-prefix", Family.V4, true),
  PREFIX6("ipv6-prefix", Family.V6, true);

  private final String key;
  private final Family family;
  private final boolean prefixes;

  EniList(String key, Family family, boolean prefixes) {
    this.key = key;
    this.family = family;
    this.prefixes = prefixes;
  }

  String key() {
    return key;
  }

  Family family() {
    return family;
  }

  boolean prefixes() {
    return prefixes;
  }

  /** What the account has for an ENI, as the metadata writes it. */
  Set<String> of(AccountInterface eni) {
    Stream<String> items =
        prefixes
            ? eni.prefixes().stream().filter(p -> p.family() == family).map(Object::toString)
            : eni.addresses().stream().filter(a -> a.family() == family).map(Object::toString);
    return items.collect(Collectors.toSet());
  }
}
