/**
 * A place in AWS: an account signed in to, in one Region. {@link dev.plumbline.aws.Purpose} lists
 * every request that may ever be sent, {@link dev.plumbline.aws.ReadOnly} refuses all others.
 * Answers are kept as the AWS command line prints them. Nothing here writes a file.
 */
package dev.plumbline.aws;
