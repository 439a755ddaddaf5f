/** The window and the command line. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.app {
  requires static org.jspecify;
  requires dev.plumbline.model;
  requires dev.plumbline.aws;
  requires dev.plumbline.connect;
  requires dev.plumbline.collect;
  requires dev.plumbline.path;
  requires dev.plumbline.logs;
  requires dev.plumbline.guide;
  requires dev.plumbline.diagram;
  requires dev.plumbline.report;
  requires dev.plumbline.lab;
  requires atlantafx.base;
  requires com.formdev.flatlaf.fonts.inter;
  requires com.formdev.flatlaf.fonts.jetbrains_mono;
  requires info.picocli;
  requires java.desktop;
  requires java.logging;
  requires javafx.controls;
  requires javafx.swing;
  requires org.jline.terminal;
  requires tools.jackson.databind;

  opens dev.plumbline.app to
      javafx.graphics;
  opens dev.plumbline.app.cli to
      info.picocli;
}
