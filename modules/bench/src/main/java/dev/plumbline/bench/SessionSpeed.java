package dev.plumbline.bench;

import dev.plumbline.connect.ssm.SessionRequest;
import dev.plumbline.connect.ssm.SessionServices;
import dev.plumbline.connect.ssm.SessionStream;
import dev.plumbline.connect.ssm.StreamUrl;
import dev.plumbline.connect.ssm.Timing;
import dev.plumbline.connect.ssm.WebSocketTransport;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast bytes pass through a session with the practice agent, all in this process: out of the
 * instance, into it, and into it at the pace of the original client, which pauses for a millisecond
 * after each payload of 1,024 bytes.
 */
public final class SessionSpeed {
  private static final int PAYLOAD = 1024;
  private static final int BYTES = 64 << 20;
  private static final int PACED_BYTES = 2 << 20;
  private static final int ROUNDS = 5;
  private static final long PAUSE_NANOS = 1_000_000;

  private SessionSpeed() {}

  public static void main(String[] args) throws IOException {
    Scenario scenario = PracticeLab.scenarios().getFirst();
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (PracticeAws account =
            PracticeAws.start(scenario, scenario.recording(), PracticeAws.Setting.of(0, 1));
        HttpClient http = HttpClient.newHttpClient();
        ServerSocket server = new ServerSocket(0, 1, loopback);
        SessionStream session = open(account, server.getLocalPort(), http);
        Socket instance = server.accept()) {
      for (int round = 1; round <= ROUNDS; round++) {
        double out = megabytes(BYTES, pass(instance.getOutputStream(), session.in(), BYTES, 0));
        double in = megabytes(BYTES, pass(session.out(), instance.getInputStream(), BYTES, 0));
        double paced =
            megabytes(
                PACED_BYTES,
                pass(session.out(), instance.getInputStream(), PACED_BYTES, PAUSE_NANOS));
        System.out.printf(
            "round %d: out %.1f MB/s, in %.1f MB/s, in at the original's pace %.2f MB/s%n",
            round, out, in, paced);
      }
    }
  }

  private static SessionStream open(PracticeAws account, int port, HttpClient http)
      throws IOException {
    SessionServices services =
        new SessionServices(
            new PracticeSessions(account.uri(), http),
            (key, context) -> {
              throw new IOException("a session with a port is not encrypted");
            },
            url -> Map.of(),
            new WebSocketTransport(http),
            new StreamUrl(account.region(), Optional.of(account.uri())),
            Timing.system());
    SessionStream stream =
        SessionStream.open(
            SessionRequest.ssh(account.instanceId(), port),
            services,
            Optional.empty(),
            System.err::println);
    stream.awaitReady(Duration.ofMinutes(1));
    return stream;
  }

  /** Nanoseconds until all bytes have passed. */
  private static long pass(OutputStream to, InputStream from, int bytes, long pause)
      throws IOException {
    long start = System.nanoTime();
    Thread.startVirtualThread(
        () -> {
          byte[] payload = new byte[PAYLOAD];
          try {
            for (int sent = 0; sent < bytes; sent += PAYLOAD) {
              to.write(payload);
              if (pause > 0) {
                LockSupport.parkNanos(pause);
              }
            }
          } catch (IOException e) {
            System.err.println("Writing ended: " + e.getMessage());
          }
        });
    byte[] part = new byte[1 << 16];
    for (int left = bytes; left > 0; ) {
      int n = from.read(part, 0, Math.min(part.length, left));
      if (n < 0) {
        throw new IOException("the session ended");
      }
      left -= n;
    }
    return System.nanoTime() - start;
  }

  private static double megabytes(int bytes, long nanos) {
    return bytes / 1e6 / (nanos / 1e9);
  }
}
