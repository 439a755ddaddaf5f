package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.CodeBlock;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.connect.ProxyProgram;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Shows the program a ProxyCommand would run on this computer; not running it is the default. */
public final class ProgramDialog extends Dialog<Boolean> {
  private static final double WIDTH = 640;
  private static final double LONGEST = 180;

  /** Characters from which on a command scrolls. */
  private static final int LONG = 600;

  private final ProxyProgram program;
  private final Button safe = Buttons.primary("Do not run", this::cancel);
  private final Node view;

  public ProgramDialog(ProxyProgram program, Clipboard clipboard) {
    this.program = program;
    safe.setDefaultButton(true);
    safe.setId("do-not-run");
    Button run = Buttons.of("Run and remember", () -> answer(Boolean.TRUE));
    run.setId("run-program");
    VBox body =
        new VBox(
            14,
            command("Command to run", program.command(), clipboard),
            Texts.wrapped(
                "Run it only if you know it. It carries the whole connection; host key and log-in"
                    + " are checked as ever. Plumbline ends it with the connection.",
                "t-text"));
    if (!program.written().equals(program.command())) {
      body.getChildren()
          .add(
              1,
              command("As ~/.ssh/config has it", "ProxyCommand " + program.written(), clipboard));
    }
    body.getChildren()
        .add(
            Texts.wrapped(
                "Remembered for exactly this command, in allowed-programs.txt of Plumbline's"
                    + " configuration folder. Delete the line there to be asked again.",
                "t-secondary"));
    body.getStyleClass().add("dialog-body");
    view =
        new DialogFrame(
                DialogFrame.warning(
                    Mark.WARNING,
                    title(),
                    "A ProxyCommand of ~/.ssh/config. It runs on this computer with your rights."),
                WIDTH,
                body)
            .right(run, safe);
  }

  @Override
  public String title() {
    return "Reaching " + program.host() + " needs a program";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return safe;
  }

  private static Node command(String title, String text, Clipboard clipboard) {
    CodeBlock block = CodeBlock.commands(List.of(text), clipboard);
    if (text.length() < LONG) {
      return new VBox(4, Texts.of(title, "t-label"), block);
    }
    ScrollPane scroll = new ScrollPane(block);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(LONGEST);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return new VBox(4, Texts.of(title, "t-label"), scroll);
  }
}
