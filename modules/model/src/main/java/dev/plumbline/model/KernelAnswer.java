package dev.plumbline.model;

import java.util.Map;
import java.util.Optional;

/**
 * The kernel's own answer to {@code ip route get}, from {@code route-get.jsonl}.
 *
 * @param query keys as recorded: family, dst, from, iif, oif, mark, command, ...
 * @param dev outgoing link of the answer, absent when there is no way
 * @param gateway next hop of the answer
 * @param prefSource source address of the answer
 * @param type of the answer: unicast, local, broadcast, multicast, anycast
 * @param table table of the answer, empty where not shown
 * @param error text after {@code RTNETLINK answers:}, empty when there is a way
 */
public record KernelAnswer(
    Map<String, String> query,
    Optional<String> dev,
    Optional<IpAddress> gateway,
    Optional<IpAddress> prefSource,
    String type,
    String table,
    String error,
    Evidence evidence) {}
