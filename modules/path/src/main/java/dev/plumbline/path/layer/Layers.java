package dev.plumbline.path.layer;

import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every difference between the layers of a host.
 *
 * @param differences by interface, upper layers first; the VPC CNI's last
 */
public record Layers(List<LayerDifference> differences) {
  public static Layers of(HostModel host) {
    return of(host, Owners.of(host));
  }

  /** The same with attributions that were worked out before. */
  public static Layers of(HostModel host, Owners owners) {
    Stream<LayerDifference> netUtils =
        host.managed()
            ? host.enis().stream()
                .flatMap(
                    e ->
                        Stream.of(
                                new MetadataLayer(host).differences(e).stream(),
                                new FileLayer(host.snapshot()).differences(e).stream(),
                                new KernelLayer(host).differences(e).stream())
                            .flatMap(s -> s))
            : Stream.empty();
    Stream<LayerDifference> cni =
        host.cniNode() ? new CniLayer(host, owners).differences().stream() : Stream.empty();
    return new Layers(Stream.concat(netUtils, cni).toList());
  }

  /** Differences between two layers. */
  public Stream<LayerDifference> between(LayerDifference.Pair pair) {
    return differences.stream().filter(d -> d.pair() == pair);
  }
}
