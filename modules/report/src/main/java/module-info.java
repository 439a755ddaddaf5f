/** The PDF report. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.report {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires transitive dev.plumbline.path;
  requires transitive dev.plumbline.guide;
  requires transitive dev.plumbline.diagram;
  requires org.apache.pdfbox;
  requires java.desktop;

// exports dev.plumbline.report;
}
