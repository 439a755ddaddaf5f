package dev.plumbline.aws.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i-0123456789abcdef0                                                   | INSTANCE  | i-0123456789abcdef0 |
            i-1234abcd\\n                                                        | INSTANCE  | i-1234abcd |
          instance i-0123456789abcdef0 (web) in eu-central-1 hangs              | INSTANCE  | i-0123456789abcdef0 | eu-central-1
          arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0       | INSTANCE  | i-0123456789abcdef0 | eu-west-1
          arn:aws-us-gov:ec2:us-gov-west-1:111122223333:instance/i-1234abcd     | INSTANCE  | i-1234abcd | us-gov-west-1
          https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-0123456789abcdef0 | INSTANCE | i-0123456789abcdef0 | eu-west-1
          i-0123456789abcdef0.eu-west-1.compute.internal                        | INSTANCE  | i-0123456789abcdef0 | eu-west-1
          eni-0a1b2c3d4e5f60718                                                 | INTERFACE | eni-0a1b2c3d4e5f60718 |
          10.0.1.25                                                             | ADDRESS   | 10.0.1.25 |
          ssh ec2-user@203.0.113.10 -p 22                                       | ADDRESS   | 203.0.113.10 |
          ip-10-0-1-25.eu-west-1.compute.internal                               | ADDRESS   | 10.0.1.25 | eu-west-1
          ip-10-0-1-25.ec2.internal                                             | ADDRESS   | 10.0.1.25 | us-east-1
          ec2-203-0-113-10.ap-southeast-2.compute.amazonaws.com                 | ADDRESS   | 203.0.113.10 | ap-southeast-2
          2600:1F14:EEB:2201::A25                                               | ADDRESS   | 2600:1f14:eeb:2201::a25 |
          """)
  void itIsFoundWhereverItStands(String text, Pasted.Kind kind, String value, String region) {
    Pasted pasted = Pasted.in(text).orElseThrow();
    assertThat(pasted.kind()).isEqualTo(kind);
    assertThat(pasted.value()).isEqualTo(value);
    assertThat(pasted.region().orElse(null)).isEqualTo(region);
  }

  @ParameterizedTest
  @CsvSource({"web-prod-3", "i-12345", "ami-0123456789abcdef0", "999.1.2.3", "12:34", "''"})
  void otherTextsNameNothing(String text) {
    assertThat(Pasted.in(text)).isEmpty();
  }

  @Test
  void anArnTellsTheAccount() {
    assertThat(
            Pasted.in("arn:aws:ec2:eu-west-1:111122223333:instance/i-1234abcd")
                .orElseThrow()
                .account())
        .contains("111122223333");
  }
}
