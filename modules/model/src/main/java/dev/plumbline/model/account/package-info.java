/** Answers of the account's API, as far as they are read. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.account;
