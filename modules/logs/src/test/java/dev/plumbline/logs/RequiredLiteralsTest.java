package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLiteralsTest {
  static List<Signature> shipped() {
    return Signatures.shipped().all();
  }

  @Test
  void eachBranchGivesItsLongestText() {
    assertThat(RequiredLiterals.of("text A|WORD .*(x|y)")).containsExactly("text A", "WORD ");
    assertThat(RequiredLiterals.of("ab\\d+cdef[gh]i")).containsExactly("cdef");
  }

  @Test
  void whatMayBeAbsentIsNotRequired() {
    assertThat(RequiredLiterals.of("abcd?ef")).containsExactly("abc");
    assertThat(RequiredLiterals.of("ab(?:cdef)?")).containsExactly("ab");
    assertThat(RequiredLiterals.of("ab(?:cdef)*+|xy")).containsExactly("ab", "xy");
    assertThat(RequiredLiterals.of("a\\.log{2,3}x")).containsExactly("a.lo");
    assertThat(RequiredLiterals.of("abcd+ef")).containsExactly("abcd");
  }

  @Test
  void aGroupGivesATextOfEachOfItsBranches() {
    assertThat(RequiredLiterals.of("a(?:first|second).*b")).containsExactly("first", "second");
    assertThat(RequiredLiterals.of("(one|\\d+) of them")).containsExactly(" of them");
    assertThat(RequiredLiterals.of("(?:abc)+?")).containsExactly("abc");
  }

  @Test
  void whatIsOnlyLookedAtIsNotRequired() {
    assertThat(RequiredLiterals.of("(?<!long text )ab(?!other text)")).containsExactly("ab");
    assertThat(RequiredLiterals.of("(?<=long text)(?=more text)")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)abc",
        "abc|.*",
        "abc|",
        "(abc",
        "abc)",
        "abc{2",
        "abc\\",
        "[abc",
        "abc\\Qx",
        "abc[]x]",
        "ab[x&&[y]]cd",
        "ab\\x41cd",
        "ab\\11cd",
        "",
        "a",
        "abc*?|(",
        "\uD83D\uDE00?abc",
        "+abc"
      })
  void inDoubtNothingIsRequired(String expression) {
    assertThat(RequiredLiterals.of(expression)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everySignatureHasTextsThatSettleMostLines(Signature signature) {
    assertThat(signature.literals())
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(3));
  }
}
