/** The account's side: sign-in, read-only answers, instances, the calls that begin a session. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.aws {
  requires java.xml;
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires transitive software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.profiles;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.retries;
  requires software.amazon.awssdk.services.ec2;
  requires software.amazon.awssdk.services.ec2instanceconnect;
  requires software.amazon.awssdk.services.iam;
  requires software.amazon.awssdk.services.kms;
  requires software.amazon.awssdk.services.sso;
  requires software.amazon.awssdk.services.ssooidc;
  requires software.amazon.awssdk.services.ssm;
  requires software.amazon.awssdk.services.sts;
  requires software.amazon.awssdk.utils;

  exports dev.plumbline.aws;
  exports dev.plumbline.aws.evidence;
  exports dev.plumbline.aws.find;
  exports dev.plumbline.aws.profile;
  exports dev.plumbline.aws.session;
}
