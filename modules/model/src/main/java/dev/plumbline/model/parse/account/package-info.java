/** Parsers of the account's answers, {@code aws-SERVICE-OPERATION.json}. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.account;
