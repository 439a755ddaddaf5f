package dev.plumbline.aws;

/**
 * Who is signed in, as {@code sts:GetCallerIdentity} says.
 *
 * @param account number of the account, twelve digits
 * @param arn of the user or of the assumed role
 * @param userId unique id; of a role with the name of its session
 */
public record Caller(String account, String arn, String userId) {}
