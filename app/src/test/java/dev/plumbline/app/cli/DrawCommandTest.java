package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawCommandTest {
  @TempDir private Path folder;

  private static int run(String... args) {
    return PlumblineCommand.run(args);
  }

  @Test
  void anSvgNamesWhatIsMissing() throws Exception {
    Path file = folder.resolve("host.svg");

    assertThat(run("draw", "--lab", "secondary-rules-missing", "--out", file.toString())).isZero();
    assertThat(Files.readString(file))
        .startsWith("<?xml")
        .contains("Rule 10002 from 10.0.50.28, missing");
  }

  @Test
  void aPngIsPaintedInTheThemeWithoutADisplay() throws Exception {
    Path file = folder.resolve("host.png");

    int exit =
        run(
            "draw",
            "--lab",
            "eks-race",
            "--family",
            "both",
            "--theme",
            "dark",
            "--out",
            file.toString());

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(exit).isZero();
    assertThat(image.getWidth()).isGreaterThan(1500);
    assertThat(image.getRGB(1, 1) & 0xffffff).isEqualTo(0x0d1117);
  }

  @Test
  void aTraceIsLitInThePicture() throws Exception {
    Path plain = folder.resolve("plain.svg");
    Path lit = folder.resolve("lit.svg");
    String flow = "198.51.100.7 from 10.0.50.28";

    assertThat(run("draw", "--lab", "secondary-rules-missing", "--out", plain.toString())).isZero();
    int exit =
        run("draw", "--lab", "secondary-rules-missing", "--trace", flow, "--out", lit.toString());

    assertThat(exit).isZero();
    assertThat(Files.readString(plain)).doesNotContain("way taken");
    assertThat(Files.readString(lit)).contains("way taken");
    assertThat(run("draw", "--lab", "eks-race", "--trace", "nowhere", "--out", "x.svg"))
        .isEqualTo(2);
  }

  @Test
  void wrongUsageIsSaidWithStatusTwo() {
    String good = folder.resolve("x.svg").toString();

    assertThat(run("draw", "--lab", "eks-race", "--out", "x.txt")).isEqualTo(2);
    assertThat(run("draw", "--lab", "eks-race", "--family", "5", "--out", good)).isEqualTo(2);
    assertThat(run("draw", "--lab", "eks-race", "--out", folder + "/none/x.svg")).isEqualTo(2);
    assertThat(run("draw", "--recording", folder + "/absent", "--out", good)).isEqualTo(3);
  }
}
