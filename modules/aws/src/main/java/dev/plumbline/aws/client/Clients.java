package dev.plumbline.aws.client;

import dev.plumbline.aws.Purpose;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** Makes clients of services and keeps them until it is closed. Thread-safe. */
public final class Clients implements AutoCloseable {
  /** Tries of one request; those after the first wait longer and longer, up to 20 s. */
  private static final int TRIES = 6;

  private final AwsCredentialsProvider credentials;
  private final Endpoints endpoints;
  private final ProfileFile profiles;
  private final String region;
  private final Map<String, SdkClient> made = new ConcurrentHashMap<>();

  public Clients(
      AwsCredentialsProvider credentials,
      Endpoints endpoints,
      ProfileFile profiles,
      String region) {
    this.credentials = credentials;
    this.endpoints = endpoints;
    this.profiles = profiles;
    this.region = region;
  }

  public Clients in(String otherRegion) {
    return new Clients(credentials, endpoints, profiles, otherRegion);
  }

  public AwsCredentialsProvider credentials() {
    return credentials;
  }

  public Optional<URI> endpoint(String service) {
    return endpoints.of(service);
  }

  /**
   * The client of a service for one purpose.
   *
   * @param service as {@link Endpoints} names it
   */
  public <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C of(
      Purpose purpose, String service, Supplier<B> builder) {
    @SuppressWarnings("unchecked") // one key, one kind of client
    C client = (C) made.computeIfAbsent(purpose + service, _ -> make(purpose, service, builder));
    return client;
  }

  private <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
      C make(Purpose purpose, String service, Supplier<B> builder) {
    Optional<URI> endpoint = endpoints.of(service);
    B b = builder.get();
    endpoint.ifPresent(b::endpointOverride);
    return b.region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClientBuilder(http(endpoint))
        .overrideConfiguration(
            c ->
                c.addExecutionInterceptor(new ReadOnly(purpose))
                    .addExecutionInterceptor(new RawAnswers())
                    .defaultProfileFile(profiles)
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(TRIES)
                            .build())
                    .apiCallAttemptTimeout(Duration.ofSeconds(40))
                    .apiCallTimeout(Duration.ofMinutes(3)))
        .build();
  }

  private static SdkHttpClient.Builder<?> http(Optional<URI> endpoint) {
    UrlConnectionHttpClient.Builder http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(10))
            .socketTimeout(Duration.ofSeconds(30));
    if (endpoint.filter(Endpoints::loopback).isPresent()) {
      http.proxyConfiguration(
          ProxyConfiguration.builder()
              .useSystemPropertyValues(false)
              .useEnvironmentVariablesValues(false)
              .build());
    }
    return http;
  }

  @Override
  public void close() {
    made.values().forEach(SdkClient::close);
    made.clear();
  }
}
