/** The requests that begin, resume and end a session, run a command, or lend a key for a minute. */
package dev.plumbline.aws.session;
