/** Recording, snapshot and the records in it, IP arithmetic, the recording's file format. */
@org.jspecify.annotations.NullMarked
module dev.plumbline.model {
  requires static org.jspecify;
  requires org.apache.commons.compress;
  requires tools.jackson.databind;

  exports dev.plumbline.model;
  exports dev.plumbline.model.account;
  exports dev.plumbline.model.host;
  exports dev.plumbline.model.imds;
  exports dev.plumbline.model.envoy;
  exports dev.plumbline.model.eks;
  exports dev.plumbline.model.ssm;
}
