package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.List;

/** A network ACL with the subnets that use it; its entries in the order they are tried. */
public record NetworkAcl(
    String id, String vpc, List<String> subnets, List<AclEntry> entries, Evidence evidence) {}
