package dev.plumbline.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.plan.Option;
import dev.plumbline.connect.plan.Reached;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.lab.aws.Faults;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogFilter;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.Proposals;
import dev.plumbline.logs.Signatures;
import dev.plumbline.logs.TailState;
import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What else a session without an SSH server is good for. */
@Timeout(300)
class PlainSessionTest {
  @TempDir private Path home = Path.of("");

  @Test
  void manyPlainSessionsThatEndAtOnceLeaveTheAccountAnswering() throws Exception {
    try (WaysCase c = WaysCase.start(home, r -> r, s -> s);
        Reach reach = c.reach(c.profile());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Reached reached =
          reach.connect(
              reach.plan(Cancellation.none()),
              Optional.of(Way.SHELL_SESSION),
              WaysCase.trusting(),
              new ReachProgress() {},
              Cancellation.none());
      try (Shell shell = reached.shell()) {
        List<Future<String>> all =
            IntStream.range(0, 40).mapToObj(i -> threads.submit(() -> echo(shell, i))).toList();
        for (int i = 0; i < all.size(); i++) {
          assertThat(all.get(i).get(2, TimeUnit.MINUTES)).isEqualTo("number " + i + "\n");
        }
      }
    }
  }

  @Test
  void theAccountsMessageIsToldOnceForAllSessions() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    ReachProgress progress =
        new ReachProgress() {
          @Override
          public void warning(String text) {
            told.add(text);
          }
        };
    try (WaysCase c = WaysCase.start(home, r -> r, s -> s.sealed());
        Reach reach = c.reach(c.profile())) {
      Harvest harvest =
          reach.harvest(
              Optional.of(Way.SHELL_SESSION), WaysCase.trusting(), progress, Cancellation.none());
      harvest.reached().ifPresent(r -> r.shell().close());
    }
    assertThat(told).containsExactly("This session is encrypted using AWS KMS.");
  }

  @Test
  void aStopEndsWhatIsBeingOpened() throws Exception {
    try (WaysCase c =
            WaysCase.start(
                home, r -> r, s -> s.withFaults(Faults.none().silent(Duration.ofMinutes(4), 1)));
        Reach reach = c.reach(c.profile())) {
      Cancellation stop = new Cancellation();
      CountDownLatch began = new CountDownLatch(1);
      ReachProgress progress =
          new ReachProgress() {
            @Override
            public void wayBegan(Option option) {
              began.countDown();
            }
          };
      CompletableFuture<Harvest> harvest =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return reach.harvest(
                      Optional.of(Way.SHELL_SESSION), WaysCase.trusting(), progress, stop);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              work -> Thread.ofVirtual().start(work));
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      stop.request();
      assertThatThrownBy(() -> harvest.get(1, TimeUnit.MINUTES))
          .hasRootCauseInstanceOf(CancellationException.class);
    }
  }

  private static String echo(Shell shell, int number) throws IOException {
    try (RemoteProcess process = shell.exec("echo number " + number)) {
      return new String(process.stdout().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void logsAreFollowedThroughAPlainSession(@TempDir Path folder) throws Exception {
    try (WaysCase c = WaysCase.start(home, r -> r, s -> s);
        Reach reach = c.reach(c.profile())) {
      Reached reached =
          reach.connect(
              reach.plan(Cancellation.none()),
              Optional.of(Way.SHELL_SESSION),
              WaysCase.trusting(),
              new ReachProgress() {},
              Cancellation.none());
      CountDownLatch connected = new CountDownLatch(1);
      Semaphore changed = new Semaphore(0);
      try (Shell shell = reached.shell();
          LogStore store =
              LogStore.forPrinting(folder, Proposals.policyRoutes(), Signatures.shipped());
          LiveTail tail = new LiveTail(() -> shell, store, LiveTail.Options.standard())) {
        store.onChange(changed::release);
        tail.onState(
            state -> {
              if (state instanceof TailState.Connected) {
                connected.countDown();
              }
            });
        LogView view = store.show(LogFilter.none());
        tail.start();
        assertThat(connected.await(1, TimeUnit.MINUTES)).isTrue();
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (view.size() < 20 && System.nanoTime() < until) {
          changed.tryAcquire(100, TimeUnit.MILLISECONDS);
        }
        assertThat(view.size()).isGreaterThanOrEqualTo(20);
      }
    }
  }
}
