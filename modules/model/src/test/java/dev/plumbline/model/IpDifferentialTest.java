package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our IP arithmetic against an independent library. */
class IpDifferentialTest {
  private static final int ROUNDS = 20_000;
  private final Random random = new Random(4711);

  @Test
  void parsingAndPrintingAgree() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String text = text(i % 2 == 0);
      IPAddress other = new IPAddressString(text).toAddress();
      IpAddress ours = IpAddress.parse(text);
      assertThat(ours.toString()).isEqualTo(other.toCanonicalString());
      assertThat(IpAddress.parse(other.toFullString())).isEqualTo(ours);
      assertThat(ours.multicast()).as(text).isEqualTo(other.isMulticast());
      assertThat(ours.loopback()).as(text).isEqualTo(other.isLoopback());
    }
  }

  @Test
  void prefixesAgree() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      boolean four = i % 2 == 0;
      int length = random.nextInt(four ? 33 : 129);
      String text = text(four);
      IPAddress block = new IPAddressString(text).toAddress().toPrefixBlock(length);
      IpPrefix ours = IpPrefix.parse(text + "/" + length);
      assertThat(ours.address().toString())
          .isEqualTo(block.getLower().withoutPrefixLength().toCanonicalString());
      String near = random.nextBoolean() ? text(four) : nudged(text, four);
      assertThat(ours.contains(IpAddress.parse(near)))
          .as("%s in %s", near, ours)
          .isEqualTo(block.contains(new IPAddressString(near).toAddress()));
    }
  }

  @Test
  void orderAgrees() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String a = text(i % 2 == 0);
      String b = text(i % 2 == 0);
      int other = new IPAddressString(a).toAddress().compareTo(new IPAddressString(b).toAddress());
      assertThat(Integer.signum(IpAddress.parse(a).compareTo(IpAddress.parse(b))))
          .isEqualTo(Integer.signum(other));
    }
  }

  @Test
  void garbageIsNeverTakenForAnAddressThatTheOtherRefuses() {
    String alphabet = "0123456789abcdefg:.:./% ";
    for (int i = 0; i < 4 * ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(20); k >= 0; k--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      boolean taken = IpAddress.tryParse(text.toString()).isPresent();
      if (taken) {
        assertThat(known(text.toString().strip().replaceFirst("%.*", "")))
            .as(text.toString())
            .isTrue();
      }
    }
  }

  private static boolean known(String text) {
    try {
      new IPAddressString(text).toAddress();
      return true;
    } catch (AddressStringException | IncompatibleAddressException e) {
      return false;
    }
  }

  private String nudged(String text, boolean four) {
    IpAddress address = IpAddress.parse(text);
    int bit = random.nextInt(four ? 32 : 64);
    return new IpAddress(address.family(), address.high(), address.low() ^ 1L << bit).toString();
  }

  private String text(boolean four) {
    if (four) {
      return random.nextInt(256)
          + "."
          + random.nextInt(256)
          + "."
          + random.nextInt(256)
          + "."
          + random.nextInt(256);
    }
    long high = random.nextInt(4) == 0 ? 0 : random.nextLong() & mask();
    long low = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextLong() & mask();
    return new IpAddress(Family.V6, high, low).toString();
  }

  /** Zeroes some groups, so that runs of zeros of all lengths occur. */
  private long mask() {
    long mask = 0;
    for (int group = 0; group < 4; group++) {
      mask |= random.nextBoolean() ? 0xffffL << 16 * group : 0;
    }
    return mask;
  }
}
