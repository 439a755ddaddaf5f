package dev.plumbline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * The pages of a document and the place on the current one. Blocks ask for room with {@link #room},
 * draw, and move {@link #y} down. Links and bookmarks are tied to names and resolved at the end.
 */
final class Paper implements AutoCloseable {
  static final double MARGIN = 48;
  private static final double TOP = 78;
  private static final double FOOT = 54;

  private final PDDocument document;
  private final Typesetter type;
  private final Map<String, Anchor> anchors = new HashMap<>();
  private final List<Jump> jumps = new ArrayList<>();
  private final List<Bookmark> bookmarks = new ArrayList<>();
  private Optional<Sheet> sheet = Optional.empty();

  private record Sheet(PDPage page, Canvas canvas, double[] y) {}

  private record Anchor(PDPage page, double y) {}

  private record Jump(PDPage page, PDRectangle area, String target) {}

  private record Bookmark(String title, String target, boolean nested) {}

  /** Draws the frame of a page once the number of pages is known. */
  interface Frame {
    void draw(Canvas canvas, PDRectangle size, int number, int count) throws IOException;
  }

  Paper(PDDocument document, Typesetter type) {
    this.document = document;
    this.type = type;
  }

  Typesetter type() {
    return type;
  }

  /** Starts a page, upright or turned. */
  void turnPage(boolean landscape) throws IOException {
    close();
    PDRectangle size = PDRectangle.A4;
    PDPage page = new PDPage(landscape ? new PDRectangle(size.getHeight(), size.getWidth()) : size);
    document.addPage(page);
    PDPageContentStream stream =
        new PDPageContentStream(document, page, AppendMode.OVERWRITE, true, true);
    sheet = Optional.of(new Sheet(page, new Canvas(stream, page, type), new double[] {TOP}));
  }

  private Sheet sheet() {
    return sheet.orElseThrow(() -> new IllegalStateException("no page was started"));
  }

  Canvas canvas() {
    return sheet().canvas();
  }

  double y() {
    return sheet().y()[0];
  }

  void down(double by) {
    sheet().y()[0] += by;
  }

  double left() {
    return MARGIN;
  }

  double right() {
    return sheet().page().getMediaBox().getWidth() - MARGIN;
  }

  double width() {
    return right() - left();
  }

  /** Points left above the footer. */
  double rest() {
    return sheet().page().getMediaBox().getHeight() - FOOT - y();
  }

  /** Height of an empty page of the current form. */
  double fullHeight() {
    return sheet().page().getMediaBox().getHeight() - FOOT - TOP;
  }

  /** Goes to a new page unless this much is left; true when it did. */
  boolean room(double height) throws IOException {
    if (height <= rest() || rest() == fullHeight()) {
      return false;
    }
    turnPage(landscape());
    return true;
  }

  /** True when the current page is turned. */
  boolean landscape() {
    PDRectangle box = sheet().page().getMediaBox();
    return box.getWidth() > box.getHeight();
  }

  /** Names the current place, for links. */
  void anchor(String name) {
    anchors.put(name, new Anchor(sheet().page(), y()));
  }

  /** Names the current place and lists it in the bookmarks. */
  void bookmark(String title, String name, boolean nested) {
    anchor(name);
    bookmarks.add(new Bookmark(title, name, nested));
  }

  /** Makes an area of the current page lead to a name. */
  void link(double x, double top, double width, double height, String target) {
    double bottom = sheet().page().getMediaBox().getHeight() - top - height;
    jumps.add(
        new Jump(
            sheet().page(),
            new PDRectangle((float) x, (float) bottom, (float) width, (float) height),
            target));
  }

  /** Ends the last page, resolves links and bookmarks and draws the frame of every page. */
  void finish(Frame frame) throws IOException {
    close();
    for (Jump jump : jumps) {
      Optional<PDPageXYZDestination> place = destination(jump.target());
      if (place.isPresent()) {
        PDActionGoTo action = new PDActionGoTo();
        action.setDestination(place.get());
        PDBorderStyleDictionary border = new PDBorderStyleDictionary();
        border.setWidth(0);
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(jump.area());
        link.setBorderStyle(border);
        link.setAction(action);
        jump.page().getAnnotations().add(link);
      }
    }
    outline();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      PDPage page = document.getPage(i);
      PDPageContentStream stream =
          new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
      try (Canvas canvas = new Canvas(stream, page, type)) {
        frame.draw(canvas, page.getMediaBox(), i + 1, count);
      }
    }
  }

  private void outline() {
    PDDocumentOutline outline = new PDDocumentOutline();
    Optional<PDOutlineItem> chapter = Optional.empty();
    for (Bookmark bookmark : bookmarks) {
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle(bookmark.title());
      destination(bookmark.target()).ifPresent(item::setDestination);
      if (bookmark.nested() && chapter.isPresent()) {
        chapter.get().addLast(item);
      } else {
        outline.addLast(item);
        chapter = Optional.of(item);
      }
    }
    document.getDocumentCatalog().setDocumentOutline(outline);
  }

  private Optional<PDPageXYZDestination> destination(String name) {
    return Optional.ofNullable(anchors.get(name))
        .map(
            anchor -> {
              PDPageXYZDestination place = new PDPageXYZDestination();
              place.setPage(anchor.page());
              place.setTop((int) (anchor.page().getMediaBox().getHeight() - anchor.y() + 12));
              place.setLeft(0);
              return place;
            });
  }

  @Override
  public void close() throws IOException {
    if (sheet.isPresent()) {
      sheet.get().canvas().close();
      sheet = Optional.empty();
    }
  }
}
