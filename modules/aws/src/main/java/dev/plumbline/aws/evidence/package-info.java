/** The account's answers about one instance and its network, as files of a recording. */
package dev.plumbline.aws.evidence;
