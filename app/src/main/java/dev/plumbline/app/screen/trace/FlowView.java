package dev.plumbline.app.screen.trace;

import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.flow.StepLine;
import dev.plumbline.app.screen.routing.WayView;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.path.Step;
import dev.plumbline.path.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/** One flow: the answer, the steps at the left, the way in the picture and what-if at the right. */
final class FlowView extends BorderPane {
  private final Workbench workbench;
  private final TraceModel model;
  private final ReportBasket basket;
  private final StepList steps;
  private final WayView way;
  private final WhatIfPane whatIf;

  FlowView(Workbench workbench, OpenCase openCase, TraceModel model) {
    this.workbench = workbench;
    this.model = model;
    basket = new ReportBasket(openCase, workbench.tasks());
    steps = new StepList(workbench.navigator()::openRaw, this::point);
    way = new WayView(workbench.tasks(), openCase.evidence().get().host());
    whatIf = new WhatIfPane(workbench, model);
    ScrollPane left = new ScrollPane(steps);
    left.setFitToWidth(true);
    left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    ScrollPane below = new ScrollPane(whatIf);
    below.setFitToWidth(true);
    below.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    SplitPane right = new SplitPane(way, below);
    right.setOrientation(Orientation.VERTICAL);
    right.setDividerPositions(0.54);
    left.setMinWidth(0);
    below.setMinWidth(0);
    right.setMinWidth(0);
    SplitPane both = new SplitPane(left, right);
    both.setDividerPositions(0.41);
    setCenter(both);
    model.chosen().subscribe(s -> s.ifPresent(this::show));
    model.answered().subscribe(a -> whatIf.show());
  }

  private void show(Scenario scenario) {
    Trace trace = scenario.trace();
    setTop(new AnswerBanner(scenario, workbench.clipboard(), this::addToReport));
    steps.show(scenario);
    way.show(scenario.host(), trace.flow().query().family(), scenario.lit());
  }

  /** Lights the part of the picture that a step is about. */
  private void point(Optional<StepLine> line) {
    List<Step> about = line.map(StepLine::steps).orElse(List.of());
    Optional<PolicyRule> rule = about.stream().flatMap(s -> s.rule().stream()).findFirst();
    Optional<Route> route = about.reversed().stream().flatMap(s -> s.route().stream()).findFirst();
    way.point(rule, route, line.map(StepLine::title).orElse(""));
  }

  void addChange() {
    whatIf.add();
  }

  void copy() {
    model
        .chosen()
        .get()
        .ifPresent(
            s ->
                workbench
                    .clipboard()
                    .copy(
                        String.join(
                            "\n",
                            s.trace().passes().stream().map(p -> p.query().command()).toList())));
  }

  void addToReport() {
    model.chosen().get().ifPresent(basket::add);
  }

  void close() {
    way.close();
  }
}
