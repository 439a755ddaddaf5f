package dev.plumbline.app.cli;

import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.Tracer;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline trace}: where a packet goes, and why. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Says where a packet leaves and why, as the kernel of the instance decides it.",
    footer = {
      "",
      "Exit status: 0 answered, 1 no way (with --queries: for one of them), 2 wrong "
          + "usage, 3 the source or the questions could not be read, 4 could not connect."
    })
public final class TraceCommand implements Callable<Integer> {
  private static final int NO_WAY = 1;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Mixin private FlowOptions flow = new FlowOptions();

  @Option(
      names = "--queries",
      paramLabel = "FILE.jsonl",
      description =
          "Answer every line: {\"query\": {...}} or the query itself, with the keys family, dst,"
              + " from, iif, oif, mark, tos, ipproto, sport, dport, uid; with eni also proto and"
              + " direction (egress, ingress). Answers are JSON lines in the same order.")
  private Optional<Path> queries = Optional.empty();

  @Option(
      names = "--eni",
      paramLabel = "eni-...",
      description =
          "Interface to judge the VPC side from, where the recording holds the account's answers;"
              + " else the one that the host chose.")
  private Optional<String> eni = Optional.empty();

  @Option(names = "--json", description = "Print JSON, and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws SourceException {
    if (queries.isPresent() == flow.named()) {
      throw new ParameterException(
          command.commandLine(), "Say --to IP or --queries FILE.jsonl, one of them.");
    }
    Source source = sources.single();
    if (queries.isPresent()) {
      // A file that cannot be read is told before anything is captured.
      String text = questions(queries.get());
      return answer(
          text.lines(), Tracer.of(Snapshot.of(source.open(command.commandLine().getErr()))));
    }
    return one(Tracer.of(Snapshot.of(source.open(command.commandLine().getErr()))));
  }

  private static String questions(Path file) throws SourceException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SourceException(
          SourceException.UNREADABLE, new IOException(file + " cannot be read", e));
    }
  }

  private int one(Tracer tracer) {
    Trace trace = tracer.trace(flow.flow(command.commandLine()));
    Optional<VpcSide> vpc = eni.map(id -> tracer.vpcSide(trace.flow(), id)).or(trace::vpc);
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(
          TraceJson.line(FlowJson.query(trace.flow().query()), trace, vpc, tracer.snapshot()));
    } else {
      new TraceText(out).print(trace, vpc);
    }
    out.flush();
    return status(trace, vpc);
  }

  private int answer(Stream<String> lines, Tracer tracer) {
    PrintWriter out = command.commandLine().getOut();
    int status = 0;
    int number = 0;
    for (String line : (Iterable<String>) lines::iterator) {
      number++;
      if (!line.isBlank()) {
        status = Math.max(status, answer(line, number, tracer, out));
      }
    }
    out.flush();
    return status;
  }

  private int answer(String line, int number, Tracer tracer, PrintWriter out) {
    FlowJson.Question question = FlowJson.read(line);
    if (question.flow().isEmpty()) {
      String why = queries.orElseThrow() + ":" + number + ": " + question.trouble();
      command.commandLine().getErr().println(why);
      command.commandLine().getErr().flush();
      out.println(TraceJson.unread(question.keys(), why));
      return 0;
    }
    Optional<VpcSide> named = VpcQuestion.of(question.keys(), tracer.vpc());
    if (named.isPresent() && VpcQuestion.incoming(question.keys())) {
      out.println(TraceJson.incoming(question.keys(), named.get()));
      return blocked(named) ? NO_WAY : 0;
    }
    Trace trace = tracer.trace(question.flow().get());
    Optional<VpcSide> vpc = named.or(trace::vpc);
    out.println(TraceJson.line(question.keys(), trace, vpc, tracer.snapshot()));
    return status(trace, vpc);
  }

  private static int status(Trace trace, Optional<VpcSide> vpc) {
    return trace.answer() instanceof Answer.NoWay || blocked(vpc) ? NO_WAY : 0;
  }

  private static boolean blocked(Optional<VpcSide> vpc) {
    return vpc.filter(v -> v.answer().verdict() == VpcAnswer.Verdict.BLOCKED).isPresent();
  }
}
