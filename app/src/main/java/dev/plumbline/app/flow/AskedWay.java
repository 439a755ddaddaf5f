package dev.plumbline.app.flow;

import dev.plumbline.diagram.Lit;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.trace.Flow;
import java.util.List;

/**
 * The flow that was traced last, as the host was recorded, for the screens that draw it.
 *
 * @param ways of its lookups, and of the VPC behind them
 */
public record AskedWay(Flow flow, HostModel host, List<Lit> ways) {
  /** The way of a traced scenario. */
  public static AskedWay of(Flow flow, Scenario recorded) {
    return new AskedWay(flow, recorded.host(), recorded.lit());
  }
}
