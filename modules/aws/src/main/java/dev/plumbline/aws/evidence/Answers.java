package dev.plumbline.aws.evidence;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.client.CliNames;
import dev.plumbline.aws.client.Pages;
import dev.plumbline.aws.client.SdkJson;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Asks questions, a few at a time, and keeps what comes: the answer, or an empty file with the text
 * of the error. Thread-safe.
 */
final class Answers {
  /** As the AWS command line ends when the service answered with an error. */
  private static final int SERVICE_ERROR = 254;

  private static final int OTHER_ERROR = 255;
  private static final int AT_ONCE = 4;

  private final AwsAccount account;
  private final EvidenceProgress progress;
  private final Cancellation stop;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final SortedMap<String, ObjectNode> trees = new TreeMap<>();
  private final SortedMap<String, CommandRun> commands = new TreeMap<>();
  private final SortedSet<String> refused = new TreeSet<>();
  private Optional<AwsException> failure = Optional.empty();
  private int done;
  private int total;

  Answers(AwsAccount account, EvidenceProgress progress, Cancellation stop) {
    this.account = account;
    this.progress = progress;
    this.stop = stop;
  }

  /** Work that may go on beside other work. */
  interface Work {
    void run();
  }

  /**
   * Does all of it, each on a thread of its own; a request to stop ends the requests under way.
   *
   * @throws CancellationException when asked to stop
   */
  void together(List<Work> works) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stop.onRequest(threads::shutdownNow);
      stop.check();
      List<Future<?>> futures = new ArrayList<>();
      works.forEach(w -> futures.add(threads.submit(w::run)));
      for (Future<?> future : futures) {
        finish(future);
      }
    }
    stop.check();
  }

  private void finish(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      stop.check();
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** Asks; empty when it was refused or nothing came, which is then recorded. */
  <Q extends AwsRequest> Optional<ObjectNode> ask(Question<Q> question) {
    return ask(question, true);
  }

  /** Asks for the sake of the next question; only a refusal is recorded. */
  <Q extends AwsRequest> Optional<ObjectNode> look(Question<Q> question) {
    return ask(question, false);
  }

  private <Q extends AwsRequest> Optional<ObjectNode> ask(Question<Q> question, boolean keep) {
    String file = CliNames.file(question.request(), question.parts().toArray(String[]::new));
    synchronized (this) {
      total++;
    }
    Optional<ObjectNode> answer = Optional.empty();
    String problem = "";
    try {
      turns.acquire();
      try {
        answer = Optional.of(new Pages(stop).all(question.request(), question.send()));
      } finally {
        turns.release();
      }
      if (keep) {
        answered(file, question, answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped by the user");
    } catch (Pages.Cut cut) {
      answer = Optional.of(cut.kept());
      answered(file, question, cut.kept());
      problem = failed(file, question, cut.reason());
    } catch (RuntimeException e) {
      stop.check();
      problem = failed(file, question, e);
    }
    report(file, problem);
    return answer;
  }

  /** A second answer of the same kind grows the lists of the first. */
  private synchronized void answered(String file, Question<?> question, ObjectNode answer) {
    ObjectNode before = trees.get(file);
    if (before == null) {
      trees.put(file, answer);
      commands.put(file, CommandRun.of(command(question)));
    } else {
      answer
          .properties()
          .forEach(
              e -> {
                if (before.get(e.getKey()) instanceof ArrayNode list
                    && e.getValue() instanceof ArrayNode more) {
                  list.addAll(more);
                }
              });
    }
  }

  private String failed(String file, Question<?> question, RuntimeException e) {
    String action = CliNames.action(question.request());
    AwsException explained = account.explain(e, action);
    String text = Secrets.masked(words(e, action, explained));
    synchronized (this) {
      if (explained.kind() == AwsException.Kind.NOT_PERMITTED) {
        refused.add(explained.missingPermission().orElse(action));
      }
      if (failure.filter(f -> f.kind() == AwsException.Kind.SIGN_IN).isEmpty()) {
        failure = Optional.of(explained);
      }
      commands.put(file, run(question, e, text, trees.containsKey(file)));
    }
    return text;
  }

  /** Of an answer that came in part the part counts, and is marked as cut. */
  private CommandRun run(Question<?> question, RuntimeException e, String text, boolean part) {
    int exit = e instanceof AwsServiceException ? SERVICE_ERROR : OTHER_ERROR;
    return new CommandRun(
        command(question),
        part ? OptionalInt.empty() : OptionalInt.of(exit),
        OptionalDouble.empty(),
        Optional.of(text),
        part ? Optional.of(text) : Optional.empty());
  }

  /** In the words of the AWS command line, without the long code that only an admin can read. */
  private static String words(RuntimeException e, String action, AwsException explained) {
    if (e instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
      return "An error occurred ("
          + answered.awsErrorDetails().errorCode()
          + ") when calling the "
          + action.substring(action.indexOf(':') + 1)
          + " operation: "
          + String.valueOf(answered.awsErrorDetails().errorMessage())
              .replaceFirst("\\s*Encoded authorization failure message:.*", "");
    }
    return explained.getMessage() == null ? explained.what() : explained.getMessage();
  }

  private void report(String file, String problem) {
    int now;
    int all;
    synchronized (this) {
      done++;
      now = done;
      all = total;
    }
    progress.answered(now, all, file, problem);
  }

  private String command(Question<?> question) {
    return CliNames.command(question.request(), account.region());
  }

  /** The tree of a file that was answered. */
  synchronized Optional<ObjectNode> tree(String file) {
    return Optional.ofNullable(trees.get(file));
  }

  /** All files; a question without an answer is an empty one. Secrets are masked. */
  synchronized SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    commands.keySet().forEach(f -> files.put(f, new byte[0]));
    trees.forEach(
        (f, tree) -> files.put(f, SdkJson.text(masked(tree)).getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  /** Each text by itself: in one text of all, a mask could run from one value into the next. */
  private static JsonNode masked(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = SdkJson.empty();
        object.properties().forEach(e -> copy.set(e.getKey(), masked(e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = array.arrayNode();
        array.values().forEach(v -> copy.add(masked(v)));
        yield copy;
      }
      case StringNode text -> StringNode.valueOf(Secrets.masked(text.stringValue()));
      default -> node;
    };
  }

  synchronized SortedMap<String, CommandRun> commands() {
    return new TreeMap<>(commands);
  }

  synchronized SortedSet<String> refused() {
    return new TreeSet<>(refused);
  }

  /** The last failure; of an ended sign-in, which fails everything after it, the first. */
  synchronized Optional<AwsException> failure() {
    return failure;
  }
}
