package dev.plumbline.app.shell;

/** Makes the screen of one kind for a case that was opened. */
@FunctionalInterface
public interface ScreenFactory {
  Screen create(Workbench workbench, OpenCase openCase);
}
