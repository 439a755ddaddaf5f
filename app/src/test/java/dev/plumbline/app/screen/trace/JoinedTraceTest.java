package dev.plumbline.app.screen.trace;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.shell.Target;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** One path from process to gateway: kernel, VPC and reply in one list, under one sentence. */
@ExtendWith(ApplicationExtension.class)
class JoinedTraceTest {
  private final Bench bench = new Bench();
  private TraceScreen screen;
  private Scene scene;

  @Start
  void start(Stage stage) {
    screen = new TraceScreen(bench.workbench(), Bench.open("vpc-database-and-peering"));
    scene = Bench.show(stage, screen.view(), 1056, 688);
  }

  @Stop
  void stop() {
    screen.close();
  }

  private void trace(String to, int port) {
    Query query =
        Query.to(IpAddress.parse(to)).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(port));
    onFx(
        () -> {
          screen.reveal(new Target.OfFlow(Flow.of(query, Sender.TCP)));
          return to;
        });
    until("the answer", () -> bench.idle() && scene.lookup("#answer") != null);
  }

  private List<String> texts(String selector) {
    return onFx(
        () ->
            scene.getRoot().lookupAll(selector).stream()
                .filter(Node::isVisible)
                .filter(Labeled.class::isInstance)
                .map(n -> Optional.ofNullable(((Labeled) n).getText()).orElse(""))
                .toList());
  }

  @Test
  void kernelVpcAndReplyStandInTheOrderOfThePacket() {
    trace("10.0.60.10", 5432);
    assertThat(texts(".pass-header .t-strong"))
        .containsExactly(
            "First lookup", "Second lookup", "Firewall", "VPC side", "Reply in the VPC", "Reply");
    assertThat(texts(".step-row .t-mono"))
        .containsSubsequence("eni-0304feb62015b7960", "rtb-0917b5d3f1e2c4a68");
  }

  @Test
  void oneSentenceJoinsHostAndVpc() {
    trace("10.0.60.10", 5432);
    assertThat(texts("#answer .t-dialog-title"))
        .containsExactly(
            "The packet leaves through ens5 via 10.0.1.1, as 10.0.1.12, and the VPC blocks the"
                + " reply: acl-0d3e5f7192b4c6a88 egress 32767");
    trace("198.51.100.7", 443);
    until(
        "the partner",
        () ->
            texts("#answer .t-dialog-title").stream()
                .anyMatch(t -> t.endsWith("blocks it: rtb-0917b5d3f1e2c4a68 198.51.0.0/16")));
  }
}
