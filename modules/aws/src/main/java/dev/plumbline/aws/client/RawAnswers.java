package dev.plumbline.aws.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps the text of an answer for a request that asks for it. */
final class RawAnswers implements ExecutionInterceptor {
  static final ExecutionAttribute<AtomicReference<byte[]>> BODY =
      new ExecutionAttribute<>("PlumblineBody");

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    AtomicReference<byte[]> body = attributes.getAttribute(BODY);
    if (body == null || context.responseBody().isEmpty()) {
      return context.responseBody();
    }
    try (InputStream in = context.responseBody().get()) {
      byte[] bytes = in.readAllBytes();
      body.set(bytes);
      return Optional.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
