package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.envoy.EnvoyState;
import dev.plumbline.model.parse.text.Reading;

/** Everything of an Envoy proxy, file by file. */
public final class EnvoyFiles {
  private EnvoyFiles() {}

  public static EnvoyState read(Reading reading) {
    return new EnvoyState(
        EnvoyReady.read(reading),
        EnvoyServerInfo.read(reading),
        EnvoyStatsText.read(reading, "envoy-stats.txt"),
        EnvoyStatsText.read(reading, "envoy-stats-2.txt"),
        EnvoyClusters.read(reading),
        EnvoyListeners.read(reading),
        EnvoyConfigDump.read(reading),
        EnvoyCerts.read(reading),
        EnvoyManagementProbe.read(reading),
        EcsTasks.read(reading),
        DockerPs.read(reading),
        NameAnswers.read(reading),
        Sockets.read(reading));
  }
}
