package dev.plumbline.aws.find;

import dev.plumbline.aws.AwsException;
import java.util.List;

/**
 * What came of looking for something that was pasted.
 *
 * @param found instances
 * @param others sentences on what else has the address, such as a NAT gateway
 * @param failures places that could not be asked
 */
public record Lookup(List<FoundInstance> found, List<String> others, List<AwsException> failures) {}
