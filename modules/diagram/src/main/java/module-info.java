/** Snapshots laid out as a drawing that knows no toolkit; its SVG. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.diagram {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires transitive dev.plumbline.path;

  exports dev.plumbline.diagram;
}
