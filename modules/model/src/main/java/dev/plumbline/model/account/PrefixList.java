package dev.plumbline.model.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpPrefix;
import java.util.List;

/**
 * A prefix list.
 *
 * @param owner account, {@code AWS} for those of services, empty where not said
 * @param entries what is in it, where it may be read
 */
public record PrefixList(String id, String name, String owner, Captured<List<IpPrefix>> entries) {}
