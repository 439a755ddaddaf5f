package dev.plumbline.app.shell;

/** What fills the work area: the open case, or one of the window's own pages. */
public enum Page {
  WELCOME,
  CASE,
  KEYS,
  SETTINGS
}
