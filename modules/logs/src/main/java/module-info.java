/** Log sources, live tail without loss or repeats, merge by time, signatures. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.logs {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires transitive dev.plumbline.connect;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  exports dev.plumbline.logs;
}
