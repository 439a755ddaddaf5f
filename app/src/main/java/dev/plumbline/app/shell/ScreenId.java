package dev.plumbline.app.shell;

import dev.plumbline.app.control.Icon;

/** The screens of an open case, in the order of their tabs. */
public enum ScreenId {
  OVERVIEW("Overview", Icon.OVERVIEW),
  ROUTING("Routing", Icon.ROUTING),
  TRACE("Trace", Icon.TRACE),
  LOGS("Logs", Icon.LOGS),
  GUIDE("Guide", Icon.GUIDE),
  REPORT("Report", Icon.REPORT);

  private final String title;
  private final Icon icon;

  ScreenId(String title, Icon icon) {
    this.title = title;
    this.icon = icon;
  }

  public String title() {
    return title;
  }

  public Icon icon() {
    return icon;
  }
}
