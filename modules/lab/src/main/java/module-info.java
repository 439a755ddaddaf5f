/** Practice instances: recordings served by an embedded SSH server on loopback. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.lab {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires org.apache.sshd.osgi;
  requires org.slf4j;
  requires tools.jackson.databind;

  exports dev.plumbline.lab;
}
