package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * What is attached to a transit gateway.
 *
 * @param type {@code vpc}, {@code vpn}, {@code peering}, ...
 * @param resource id of what is attached
 * @param subnets it has an interface in; empty where not said
 * @param association route table that decides where its traffic goes
 * @param associationKnown false where the answer cannot show the association
 * @param applianceMode whether a flow keeps to one zone there and back, where said
 * @param groupReferencing whether security groups may be referenced across it, where said
 */
public record TransitAttachment(
    String id,
    String gateway,
    String type,
    String resource,
    String state,
    List<String> subnets,
    Optional<String> association,
    boolean associationKnown,
    Optional<Boolean> applianceMode,
    Optional<Boolean> groupReferencing,
    Evidence evidence) {}
