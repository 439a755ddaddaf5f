package dev.plumbline.guide;

import java.util.Map;

/** What a command acts on, and so where a person runs it. */
public enum Place {
  INSTANCE("the instance", "on the instance"),
  ACCOUNT("the AWS account", "in the AWS account"),
  CLUSTER("the cluster", "in the cluster");

  /** Programs that run anywhere and act elsewhere. */
  private static final Map<String, Place> PROGRAMS = Map.of("aws", ACCOUNT, "kubectl", CLUSTER);

  private final String object;
  private final String where;

  Place(String object, String where) {
    this.object = object;
    this.where = where;
  }

  /** Told by the program that the command begins with. */
  static Place of(String command) {
    return PROGRAMS.getOrDefault(command.strip().split("\\s", 2)[0], INSTANCE);
  }

  /** {@code the AWS account}. */
  String object() {
    return object;
  }

  /** {@code in the AWS account}. */
  String where() {
    return where;
  }
}
