/**
 * Policy-routing lookup, owners, the expected configuration and the difference to the actual one.
 */
@org.jspecify.annotations.NullMarked
module dev.plumbline.path {
  requires static org.jspecify;
  requires tools.jackson.databind;
  requires transitive dev.plumbline.model;

  exports dev.plumbline.path;
  exports dev.plumbline.path.diff;
  exports dev.plumbline.path.firewall;
  exports dev.plumbline.path.layer;
  exports dev.plumbline.path.trace;
  exports dev.plumbline.path.vpc;
  exports dev.plumbline.path.whatif;
}
