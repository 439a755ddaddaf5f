/** The PDF report. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.report {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires transitive dev.plumbline.path;
  requires transitive dev.plumbline.guide;
  requires transitive dev.plumbline.diagram;
  requires com.formdev.flatlaf.fonts.jetbrains_mono;
  requires transitive java.desktop;
  requires jdk.unsupported; // PDFBox asks for this and the next without saying so
  requires org.apache.commons.logging;
  requires org.apache.pdfbox;

  exports dev.plumbline.report;
}
