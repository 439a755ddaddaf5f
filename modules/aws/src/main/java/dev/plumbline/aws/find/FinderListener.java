package dev.plumbline.aws.find;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import java.util.List;
import java.util.Map;

/** Told what comes, as it comes, on several threads; must not block. */
public interface FinderListener {
  /** A page of instances. */
  void found(AwsAccount place, List<FoundInstance> page);

  /** A page of agents, by id of the instance. */
  void agents(AwsAccount place, Map<String, SsmAgent> page);

  /** Every agent of a place was told: instances without one have none. */
  void agentsComplete(AwsAccount place);

  /** Instances or agents of a place cannot be told, or not all. */
  void failed(AwsAccount place, AwsException why);

  /** Nothing more comes of a place. */
  void done(AwsAccount place);
}
