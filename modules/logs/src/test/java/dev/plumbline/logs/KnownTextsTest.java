package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTextsTest {
  private static final Signatures SHIPPED = Signatures.shipped();

  @Test
  void textsInsideTextsAreAllFound() {
    KnownTexts texts =
        new KnownTexts(
            List.of(
                List.of("networks"),
                List.of("etwork", "xxxxxx"),
                List.of("work of art"),
                List.of("zzzzzz")));
    assertThat(texts.in("the networks").stream()).containsExactly(0, 1);
    assertThat(texts.in("a network of art").stream()).containsExactly(1, 2);
    assertThat(texts.in("xxxxxx").stream()).containsExactly(1);
    assertThat(texts.in("").stream()).isEmpty();
    assertThat(texts.in("xxxxx").stream()).isEmpty();
  }

  @Test
  void letterCaseDoesNotCount() {
    KnownTexts texts = new KnownTexts(List.of(List.of("Über Alles"), List.of("ALLES GUTE")));
    assertThat(texts.in("über aLLES gute").stream()).containsExactly(0, 1);
  }

  @Test
  void briefTextsWithCapitalsAreLookedForAsWritten() {
    KnownTexts texts = new KnownTexts(List.of(List.of("IMDS"), List.of("something long")));
    assertThat(texts.in("from IMDS").stream()).containsExactly(0);
    assertThat(texts.in("from imds").stream()).isEmpty();
    assertThat(texts.in("something long of IMDS").stream()).containsExactly(0, 1);
  }

  @Test
  void aListWithoutTextsOrWithABriefOneInAnyCaseIsNeverExcluded() {
    KnownTexts texts =
        new KnownTexts(List.of(List.of("abcdef"), List.of(), List.of("long enough", "brief")));
    assertThat(texts.in("none").stream()).containsExactly(1, 2);
    assertThat(texts.in("abcdef").stream()).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void longTextsAreFoundAsByLookingForEach(int seed) {
    Random random = new Random(seed);
    List<List<String>> lists =
        Stream.generate(
                () ->
                    Stream.generate(() -> word(random, 6, 9)).limit(1 + random.nextInt(3)).toList())
            .limit(1 + random.nextInt(40))
            .toList();
    KnownTexts texts = new KnownTexts(lists);
    for (int i = 0; i < 500; i++) {
      String line = word(random, 0, 90);
      String lower = line.toLowerCase(Locale.ROOT);
      int[] naive =
          IntStream.range(0, lists.size())
              .filter(
                  l ->
                      lists.get(l).stream()
                          .anyMatch(text -> lower.contains(text.toLowerCase(Locale.ROOT))))
              .toArray();
      assertThat(texts.in(line).stream().toArray()).as(line).isEqualTo(naive);
    }
  }

  private static String word(Random random, int shortest, int longest) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(shortest, longest + 1); i > 0; i--) {
      word.append("aaaaAé\n".charAt(random.nextInt(7)));
    }
    return word.toString();
  }

  @Test
  void knownLinesAreFoundAsByAskingEachSignature() {
    List<String> lines =
        SHIPPED.all().stream()
            .flatMap(s -> Stream.concat(Stream.of(s.example()), s.nearMisses().stream()))
            .toList();
    lines.forEach(KnownTextsTest::sameAsNaive);
    Random random = new Random(4);
    for (int i = 0; i < 3_000; i++) {
      sameAsNaive(mixed(random, lines));
    }
  }

  /** Pieces of lines, some in other letters. */
  private static String mixed(Random random, List<String> lines) {
    StringBuilder mixed = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String line = lines.get(random.nextInt(lines.size()));
      int start = random.nextInt(line.length() / 2 + 1);
      String piece = line.substring(start, start + random.nextInt(line.length() - start) + 1);
      mixed.append(
          switch (random.nextInt(6)) {
            case 0 -> piece.toUpperCase(Locale.ROOT);
            case 1 -> piece.toLowerCase(Locale.ROOT) + "\n";
            default -> piece;
          });
    }
    return mixed.toString();
  }

  private static void sameAsNaive(String line) {
    for (String program : List.of("", "nginx", "ipamd", "ec2net", "envoy")) {
      List<Signature> naive = SHIPPED.all().stream().filter(s -> naive(s, program, line)).toList();
      assertThat(SHIPPED.matches(program, line)).as(line).isEqualTo(naive);
      assertThat(SHIPPED.match(program, line))
          .as(line)
          .isEqualTo(
              naive.stream()
                  .filter(s -> !s.wrapper())
                  .findFirst()
                  .or(() -> naive.stream().findFirst()));
    }
  }

  /** By the pattern alone: the texts of a signature only spare its use. */
  private static boolean naive(Signature signature, String program, String line) {
    return (program.isEmpty()
            || signature.identifiers().isEmpty()
            || signature.identifiers().contains(program))
        && signature.pattern().matcher(line).find();
  }
}
