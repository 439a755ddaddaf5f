/** The probes and the capture that runs them in one exec. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.collect {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires transitive dev.plumbline.connect;

  exports dev.plumbline.collect;
}
