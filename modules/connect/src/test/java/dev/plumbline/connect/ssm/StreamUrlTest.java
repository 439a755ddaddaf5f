package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamUrlTest {
  private static final String PATH = "/v1/data-channel/s-1?role=publish_subscribe";
  private static final String SECRET = "&cell-number=AAEAAXxZ+k/N0oRkJZBXIK7W=";

  private final StreamUrl plain = new StreamUrl("us-east-1", Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "us-east-1, ssmmessages.us-east-1.amazonaws.com",
    "us-east-1, ssmmessages-fips.us-east-1.amazonaws.com",
    "us-east-1, ssmmessages.us-east-1.api.aws",
    "us-gov-west-1, ssmmessages-fips.us-gov-west-1.amazonaws.com",
    "cn-north-1, ssmmessages.cn-north-1.amazonaws.com.cn",
    "us-iso-east-1, ssmmessages.us-iso-east-1.c2s.ic.gov",
    "us-isob-east-1, ssmmessages.us-isob-east-1.sc2s.sgov.gov",
    "us-isof-south-1, ssmmessages.us-isof-south-1.csp.hci.ic.gov",
    "eu-isoe-west-1, ssmmessages.eu-isoe-west-1.cloud.adc-e.uk",
    "eusc-de-east-1, ssmmessages.eusc-de-east-1.amazonaws.eu",
  })
  void theHostOfTheRegionIsTaken(String region, String host) throws SessionException {
    String url = "wss://" + host + PATH + SECRET;
    assertThat(new StreamUrl(region, Optional.empty()).check(url)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://ssmmessages.us-east-1.amazonaws.com",
        "https://ssmmessages.us-east-1.amazonaws.com",
        "wss://ssmmessages.eu-west-1.amazonaws.com",
        "wss://ssmmessages.us-east-1.amazonaws.com.evil.example",
        "wss://ssmmessages.us-east-1.amazonaws.com.cn",
        "wss://evil.example",
        "wss://ssmmessages.us-east-1.amazonaws.com@evil.example",
        "wss://user@ssmmessages.us-east-1.amazonaws.com",
        "wss://ssmmessages.us-east-1.amazonaws.com:8443",
        "wss://xssmmessages.us-east-1.amazonaws.com",
        "wss://127.0.0.1:9000",
        "ws://localhost",
        "wss://[::1]",
        "wss:",
        "",
        "wss://ss mmessages",
      })
  void anyOtherHostIsRefusedWithoutShowingTheQuery(String start) {
    assertThatThrownBy(() -> plain.check(start + PATH + SECRET))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("was refused")
        .hasMessageNotContaining("cell-number")
        .hasMessageNotContaining("AAEAA");
  }

  @Test
  void loopbackIsTakenOnlyWhenTheEndpointIsOnLoopbackToo() throws SessionException {
    StreamUrl lab = new StreamUrl("us-east-1", Optional.of(URI.create("http://127.0.0.1:4566")));
    assertThat(lab.check("ws://127.0.0.1:4567" + PATH).getPort()).isEqualTo(4567);
    assertThat(lab.check("ws://localhost:4567" + PATH).getPort()).isEqualTo(4567);
    StreamUrl other = new StreamUrl("us-east-1", Optional.of(URI.create("https://vpce.example")));
    assertThatThrownBy(() -> other.check("ws://127.0.0.1:4567" + PATH))
        .hasMessageContaining("on this machine");
    assertThatThrownBy(() -> lab.check("ws://127.0.0.1.evil.example" + PATH))
        .hasMessageContaining("was refused");
  }
}
