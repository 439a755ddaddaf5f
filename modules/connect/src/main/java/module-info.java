/** Connection profiles, host keys and shells over SSH. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.connect {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires com.hierynomus.sshj;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires tools.jackson.databind;

  exports dev.plumbline.connect;
  exports dev.plumbline.connect.profile;
  exports dev.plumbline.connect.sshconfig;
}
