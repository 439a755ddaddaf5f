package dev.plumbline.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A written report, to be looked at page by page. Thread-safe; close it after use. */
public final class Preview implements AutoCloseable {
  private static final double POINTS_AN_INCH = 72;

  private final byte[] pdf;
  private final PDDocument document;
  private final PDFRenderer renderer;
  private final List<Size> sizes = new ArrayList<>();

  /** Size of a page in points (1/72 inch). */
  public record Size(double width, double height) {}

  private Preview(byte[] pdf) throws IOException {
    this.pdf = pdf;
    this.document = Loader.loadPDF(pdf);
    this.renderer = new PDFRenderer(document);
    document.getPages().forEach(page -> sizes.add(size(page.getCropBox())));
  }

  /**
   * Writes the report into memory.
   *
   * @throws IOException when it cannot be written
   */
  public static Preview of(ReportContent content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Report.write(content, out);
    return new Preview(out.toByteArray());
  }

  private static Size size(PDRectangle box) {
    return new Size(box.getWidth(), box.getHeight());
  }

  /** The document itself (do not change it). */
  public byte[] pdf() {
    return pdf;
  }

  /** Sizes of all pages, in order. */
  public List<Size> pages() {
    return List.copyOf(sizes);
  }

  /**
   * Paints one page; takes a moment.
   *
   * @param page counted from 0
   * @param width of the picture in pixels
   * @throws IOException when the preview was closed
   */
  public synchronized BufferedImage paint(int page, int width) throws IOException {
    float dpi = (float) (width * POINTS_AN_INCH / sizes.get(page).width());
    return renderer.renderImageWithDPI(page, dpi, ImageType.RGB);
  }

  @Override
  public synchronized void close() throws IOException {
    document.close();
  }
}
