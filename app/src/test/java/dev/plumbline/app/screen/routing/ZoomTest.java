package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.diagram.Point;
import dev.plumbline.diagram.Rect;
import org.junit.jupiter.api.Test;

class ZoomTest {
  @Test
  void zoomingKeepsWhatIsUnderThePointer() {
    Zoom zoom = new Zoom(1, 10, 20);
    Point before = zoom.toDrawing(300, 200);

    Point after = zoom.by(1.5, 300, 200).toDrawing(300, 200);

    assertThat(after.x()).isCloseTo(before.x(), within(1e-9));
    assertThat(after.y()).isCloseTo(before.y(), within(1e-9));
  }

  @Test
  void theScaleStaysWithinItsLimits() {
    assertThat(Zoom.ACTUAL.by(1000, 0, 0).scale()).isEqualTo(Zoom.MOST);
    assertThat(Zoom.ACTUAL.by(0.001, 0, 0).scale()).isEqualTo(Zoom.LEAST);
    assertThat(Zoom.fit(900, 600, 0, 0).scale()).isEqualTo(Zoom.LEAST);
  }

  @Test
  void aPictureThatIsALittleTooHighIsMadeToFit() {
    assertThat(Zoom.start(900, 700, 900, 650).scale()).isCloseTo(650.0 / 700, within(1e-9));
    assertThat(Zoom.start(900, 5000, 900, 650).scale()).isEqualTo(1);
    assertThat(Zoom.start(900, 300, 1800, 650).scale()).isEqualTo(1);
  }

  @Test
  void aPictureCannotBeLost() {
    assertThat(Zoom.ACTUAL.moved(5000, -5000).within(900, 600, 1000, 700))
        .isEqualTo(new Zoom(1, 100, 0));
    assertThat(new Zoom(2, -5000, 0).within(900, 600, 1000, 700).x()).isEqualTo(-800);
  }

  @Test
  void whatIsSelectedIsBroughtIntoView() {
    Zoom zoom = Zoom.ACTUAL.showing(new Rect(0, 900, 100, 30), 800, 600);

    assertThat(zoom.visible(800, 600).contains(50, 915)).isTrue();
    assertThat(Zoom.ACTUAL.showing(new Rect(0, 100, 100, 30), 800, 600)).isEqualTo(Zoom.ACTUAL);
  }
}
