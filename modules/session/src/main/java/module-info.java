/** What Session Manager's data channel looks like on the wire. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.session {
  requires static org.jspecify;
  requires tools.jackson.databind;

  exports dev.plumbline.session;
}
