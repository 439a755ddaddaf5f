/**
 * Practice instances: recordings served over SSH, and as an account with Session Manager, on
 * loopback.
 */
@org.jspecify.annotations.NullMarked
module dev.plumbline.lab {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires dev.plumbline.session;
  requires java.logging;
  requires java.xml;
  requires jdk.httpserver;
  requires org.apache.sshd.osgi;
  requires org.java_websocket;
  requires org.slf4j;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.services.ec2;
  requires software.amazon.awssdk.services.iam;
  requires software.amazon.awssdk.services.sts;
  requires tools.jackson.databind;

  exports dev.plumbline.lab;
  exports dev.plumbline.lab.aws;
}
