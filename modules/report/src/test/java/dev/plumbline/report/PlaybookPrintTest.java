package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.playbook.Conclusion;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.Playbooks;
import dev.plumbline.guide.playbook.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dplaybook.keep=FOLDER} keeps the documents. */
class PlaybookPrintTest {
  static List<Playbook> playbooks() {
    return Playbooks.all();
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void everyQuestionWithItsAnswersAndEveryConclusionIsPrinted(Playbook playbook) throws Exception {
    try (PDDocument document = print(playbook)) {
      String text = letters(new PDFTextStripper().getText(document));
      assertThat(text).contains(letters(playbook.title()));
      for (Question question : playbook.questions()) {
        assertThat(text).contains(letters(question.text()));
        question.answers().forEach(a -> assertThat(text).contains(letters(a.text())));
      }
      for (Conclusion conclusion : playbook.conclusions()) {
        assertThat(text).contains(letters(conclusion.title()));
      }
      assertThat(links(document)).hasSizeGreaterThanOrEqualTo(playbook.questions().size() * 2 - 1);
    }
  }

  private static PDDocument print(Playbook playbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlaybookPrint.write(playbook, out);
    String keep = System.getProperty("playbook.keep", "");
    if (!keep.isEmpty()) {
      Files.write(Path.of(keep, playbook.id() + ".pdf"), out.toByteArray());
    }
    return Loader.loadPDF(out.toByteArray());
  }

  private static List<PDAnnotationLink> links(PDDocument document) throws IOException {
    List<PDAnnotationLink> links = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      page.getAnnotations().stream()
          .filter(PDAnnotationLink.class::isInstance)
          .map(PDAnnotationLink.class::cast)
          .forEach(links::add);
    }
    return links;
  }

  /** Lines are broken where the page ends, so only letters and digits are compared. */
  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
