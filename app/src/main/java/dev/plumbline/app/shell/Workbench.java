package dev.plumbline.app.shell;

import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.task.Tasks;

/** The services a screen may use; made once by the composition root. */
public record Workbench(
    Tasks tasks,
    Dialogs dialogs,
    Errors errors,
    Navigator navigator,
    Clipboard clipboard,
    Settings settings) {}
