/**
 * The data channel of Session Manager on the wire: frames, the JSON inside them, smux and sealing.
 * Both ends use it, the client that reaches an instance and the agent's side in the practice lab.
 * Nothing here waits, connects or knows the time.
 *
 * <p>AWS publishes no specification. The layout is that of session-manager-plugin and
 * amazon-ssm-agent; unknown values are kept and left to the caller.
 */
package dev.plumbline.session;
