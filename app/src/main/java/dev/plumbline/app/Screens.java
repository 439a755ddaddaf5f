package dev.plumbline.app;

import dev.plumbline.app.screen.guide.GuideScreen;
import dev.plumbline.app.screen.logs.LogsScreen;
import dev.plumbline.app.screen.overview.OverviewScreen;
import dev.plumbline.app.screen.report.ReportScreen;
import dev.plumbline.app.screen.routing.RoutingScreen;
import dev.plumbline.app.screen.trace.TraceScreen;
import dev.plumbline.app.shell.ScreenFactory;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.guide.playbook.PlaybookShelf;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The screens there are; each is one line here. */
final class Screens {
  private Screens() {}

  /**
   * @param playbooks folder of the person's own playbooks; may not exist
   */
  static Map<ScreenId, ScreenFactory> all(Path playbooks) {
    Map<ScreenId, ScreenFactory> screens = new EnumMap<>(ScreenId.class);
    screens.put(ScreenId.OVERVIEW, OverviewScreen::new);
    screens.put(ScreenId.LOGS, LogsScreen::new);
    screens.put(
        ScreenId.GUIDE,
        (workbench, openCase) -> {
          GuideScreen guide = new GuideScreen(workbench, openCase, PlaybookShelf.shipped());
          workbench
              .tasks()
              .quietly("read playbooks", p -> PlaybookShelf.with(playbooks), guide::use);
          return guide;
        });
    screens.put(ScreenId.ROUTING, RoutingScreen::new);
    screens.put(ScreenId.TRACE, TraceScreen::new);
    screens.put(ScreenId.REPORT, ReportScreen::new);
    return screens;
  }
}
