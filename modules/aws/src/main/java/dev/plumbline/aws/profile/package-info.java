/**
 * Profiles of {@code ~/.aws} and how one signs in with each kind. Nothing is stored; keys are asked
 * for again before they end.
 */
package dev.plumbline.aws.profile;
