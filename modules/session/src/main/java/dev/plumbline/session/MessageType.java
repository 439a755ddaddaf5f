package dev.plumbline.session;

/** What a frame is for; others pass between agent and service and are ignored. */
public final class MessageType {
  /** Client to agent; counted. */
  public static final String INPUT = "input_stream_data";

  /** Agent to client; counted. */
  public static final String OUTPUT = "output_stream_data";

  /** Either way; not counted. */
  public static final String ACKNOWLEDGE = "acknowledge";

  /** The session is over; says why. */
  public static final String CHANNEL_CLOSED = "channel_closed";

  /** The other side may send again. */
  public static final String START_PUBLICATION = "start_publication";

  /** The other side should stop sending. */
  public static final String PAUSE_PUBLICATION = "pause_publication";

  private MessageType() {}
}
