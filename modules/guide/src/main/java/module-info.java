/** Checks, findings with remedies, playbooks and their engine. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.guide {
  requires static org.jspecify;
  requires transitive dev.plumbline.model;
  requires transitive dev.plumbline.path;
  requires transitive dev.plumbline.logs;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  exports dev.plumbline.guide;
  exports dev.plumbline.guide.check;
  exports dev.plumbline.guide.playbook;
}
