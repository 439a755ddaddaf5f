/** Connection profiles, host keys, shells over SSH and sessions of Session Manager. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.connect {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires transitive dev.plumbline.aws;
  requires transitive dev.plumbline.session;
  requires transitive java.net.http;
  requires com.hierynomus.sshj;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires software.amazon.awssdk.core;
  requires tools.jackson.databind;

  exports dev.plumbline.connect;
  exports dev.plumbline.connect.plan;
  exports dev.plumbline.connect.profile;
  exports dev.plumbline.connect.sshconfig;
  exports dev.plumbline.connect.ssm;
}
