package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.List;

/** A security group. */
public record SecurityGroup(
    String id, String name, String vpc, String owner, List<GroupRule> rules, Evidence evidence) {}
