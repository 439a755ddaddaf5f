/**
 * Sessions of Session Manager, spoken natively: no second program is installed or started.
 *
 * <p>{@link dev.plumbline.connect.ssm.DataChannel} is one session. It knows no AWS library: what
 * the account's API does for it stands behind {@link dev.plumbline.connect.ssm.SessionApi}, {@link
 * dev.plumbline.connect.ssm.DataKeys} and {@link dev.plumbline.connect.ssm.UpgradeSigner}, the
 * network behind {@link dev.plumbline.connect.ssm.ChannelTransport}, time behind {@link
 * dev.plumbline.connect.ssm.Timing}. {@link dev.plumbline.connect.ssm.SessionStream} gives its
 * bytes, {@link dev.plumbline.connect.ssm.PortForward} its ports. {@link
 * dev.plumbline.connect.ssm.SsmConnector} carries SSH in one; {@link
 * dev.plumbline.connect.ssm.SessionShell} does without an SSH server, {@link
 * dev.plumbline.connect.ssm.CommandShell} without sessions.
 */
package dev.plumbline.connect.ssm;
