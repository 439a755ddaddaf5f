package dev.plumbline.path;

import static dev.plumbline.path.TestHost.ip;
import static dev.plumbline.path.TestHost.text;
import static dev.plumbline.path.TestHost.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.Tracer;
import org.junit.jupiter.api.Test;

/** What sockets of IPv6 get that a question to the kernel does not. */
class SocketLookupTest {
  private static final TestHost HOST =
      new TestHost()
          .links(
              """
              [{"ifindex":2,"ifname":"a","flags":["UP","LOWER_UP"]},
               {"ifindex":3,"ifname":"b","flags":["UP","LOWER_UP"]}]
              """)
          .addresses(
              """
              [{"ifname":"a","flags":["UP"],"addr_info":[
                 {"family":"inet6","local":"2001:db8:1::a","prefixlen":64,"scope":"global"}]},
               {"ifname":"b","flags":["UP"],"addr_info":[
                 {"family":"inet6","local":"fd00:2::b","prefixlen":64,"scope":"global"}]}]
              """)
          .rules6("9:\tfrom 2001:db8:1::a lookup 100\n")
          .routes6("default via fe80::1 dev a table 100\nfd00:2::/64 dev b\n");

  private static Trace connect(Query query) {
    return Tracer.of(HOST.snapshot()).trace(Flow.of(query, Sender.TCP));
  }

  @Test
  void aFailedLookupIsTriedAgainWithASource() {
    Trace trace = connect(to("2001:db8:9::9"));
    assertThat(trace.passes())
        .extracting(Pass::answer)
        .extracting(TestHost::text)
        .containsExactly("Network is unreachable", "unicast a via fe80::1 src 2001:db8:1::a");
    assertThat(trace.source()).contains(ip("2001:db8:1::a"));
    assertThat(trace.lookupsDisagree()).isTrue();
  }

  @Test
  void aLookupThatFindsAWayIsTheOnlyOne() {
    Trace trace = connect(to("fd00:2::9"));
    assertThat(trace.passes()).hasSize(1);
    assertThat(text(trace.answer())).isEqualTo("unicast b src fd00:2::b");
  }

  @Test
  void aBoundSocketTakesNoRouteByAnotherLinkWhateverItsSource() {
    Query bound = to("2001:db8:9::9").withFrom(ip("2001:db8:1::a")).withOif("b");
    assertThat(text(HOST.ask(bound))).startsWith("unicast a via fe80::1");
    assertThat(text(connect(bound).answer())).isEqualTo("Network is unreachable");
  }

  @Test
  void aLinkLocalDestinationNeedsALink() {
    assertThat(text(connect(to("fe80::9")).answer())).isEqualTo("Invalid argument");
  }
}
