package dev.plumbline.path.whatif;

import dev.plumbline.model.Cancellation;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.SavedFlow;
import dev.plumbline.path.trace.SavedFlows;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.Tracer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which flows change their way between two states: the saved flows, the matrix, and every question
 * that the recording asked the kernel.
 */
final class FlowChanges {
  private FlowChanges() {}

  static List<FlowChange> of(Tracer before, Tracer after, Cancellation cancellation) {
    Map<Flow, String> labels = new LinkedHashMap<>();
    for (SavedFlow saved : SavedFlows.of(before.host())) {
      labels.putIfAbsent(saved.flow(), saved.label());
    }
    for (Tracer side : List.of(before, after)) {
      Matrix matrix = Matrix.of(side, cancellation, part -> {});
      matrix.cells().stream()
          .flatMap(List::stream)
          .flatMap(c -> c.stream())
          .forEach(c -> labels.putIfAbsent(c.flow(), label(c)));
    }
    for (Query query : before.kernelQuestions()) {
      labels.putIfAbsent(Flow.routeGet(query), query.command().replace("ip -j -", "ip -"));
    }
    List<FlowChange> changes = new ArrayList<>();
    labels.forEach(
        (flow, label) -> {
          cancellation.check();
          Answer was = before.answer(flow);
          Answer is = after.answer(flow);
          if (Trace.differ(was, is)) {
            changes.add(new FlowChange(label, flow, was, is, reply(flow)));
          }
        });
    return List.copyOf(changes);
  }

  private static boolean reply(Flow flow) {
    return flow.query().from().isPresent() && flow.query().iif().isEmpty();
  }

  private static String label(Matrix.Cell cell) {
    return cell.source().label()
        + " to "
        + cell.destination().address()
        + " ("
        + cell.destination().label()
        + ")";
  }
}
