package dev.plumbline.aws;

import dev.plumbline.aws.client.AwsFailures;
import dev.plumbline.aws.client.Clients;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2instanceconnect.Ec2InstanceConnectClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * One sign-in, in one Region. Clients are made when they are first asked for; each sends only the
 * requests of its {@link Purpose}; they are for the packages of this module. Thread-safe. Close it
 * when the case is closed.
 */
public final class AwsAccount implements AutoCloseable {
  private final String profile;
  private final String signIn;
  private final String region;
  private final Clients clients;

  /**
   * @param profile name of the profile; empty when the sign-in comes from elsewhere
   * @param signIn in words, how one is signed in
   */
  @SuppressWarnings("exports")
  public AwsAccount(String profile, String signIn, String region, Clients clients) {
    this.profile = profile;
    this.signIn = signIn;
    this.region = region;
    this.clients = clients;
  }

  /** Name of the profile; empty when keys come from the environment or the machine. */
  public String profile() {
    return profile;
  }

  /** How one is signed in, in words: {@code role Support by SSO, profile "work"}. */
  public String signIn() {
    return signIn;
  }

  /** Id of the Region, such as {@code eu-west-1}. */
  public String region() {
    return region;
  }

  /** The same sign-in in another Region; it shares what is signed in, and is closed by itself. */
  public AwsAccount in(String otherRegion) {
    return new AwsAccount(profile, signIn, otherRegion, clients.in(otherRegion));
  }

  /** The same account under another name; it shares everything, so only one of them is closed. */
  public AwsAccount as(String name, String words) {
    return new AwsAccount(name, words, region, clients);
  }

  /** Credentials of now; renewed when they are about to end. Do not keep what it gives. */
  public AwsCredentialsProvider credentials() {
    return clients.credentials();
  }

  /** The address a service has in place of its usual one, such as {@code ssm}. */
  public Optional<URI> endpoint(String service) {
    return clients.endpoint(service);
  }

  /**
   * Who is signed in.
   *
   * @throws AwsException when nobody is
   */
  public Caller caller() throws AwsException {
    try {
      GetCallerIdentityResponse answer =
          clients.of(Purpose.SIGN_IN, "sts", StsClient::builder).getCallerIdentity();
      return new Caller(answer.account(), answer.arn(), answer.userId());
    } catch (RuntimeException e) {
      throw explain(e, "sts:GetCallerIdentity");
    }
  }

  @SuppressWarnings("exports")
  public Ec2Client ec2() {
    return clients.of(Purpose.READ, "ec2", Ec2Client::builder);
  }

  @SuppressWarnings("exports")
  public IamClient iam() {
    return clients.of(Purpose.READ, "iam", IamClient::builder);
  }

  /** Systems Manager, for reading, sessions or commands. */
  @SuppressWarnings("exports")
  public SsmClient ssm(Purpose purpose) {
    return clients.of(purpose, "ssm", SsmClient::builder);
  }

  @SuppressWarnings("exports")
  public KmsClient kms() {
    return clients.of(Purpose.SESSION, "kms", KmsClient::builder);
  }

  @SuppressWarnings("exports")
  public Ec2InstanceConnectClient instanceConnect() {
    return clients.of(
        Purpose.INSTANCE_CONNECT, "ec2_instance_connect", Ec2InstanceConnectClient::builder);
  }

  /** What a failed request of this account means. */
  public AwsException explain(RuntimeException failure, String action) {
    return AwsFailures.explain(failure, action, region, signIn);
  }

  @Override
  public void close() {
    clients.close();
  }

  @Override
  public String toString() {
    return signIn + " in " + region;
  }
}
