package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diagram.Shape.Text;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgTest {
  @Test
  void hostileNamesAreTextAndNeverMarkup() throws Exception {
    String name = "\"><script>alert('x')</script>&\u0000\u001b[31m\ud800$(reboot)";
    Text text = new Text(0, 12, name, FontRole.MONO, Ink.TEXT, false);
    Rect bounds = new Rect(0, 0, 100, 20);
    Node node =
        new Node(
            name,
            Node.Kind.LINK,
            State.NORMAL,
            bounds,
            0,
            1,
            false,
            Optional.empty(),
            name,
            List.of(text));

    Document document =
        parse(Svg.write(new Drawing(name, 100, 20, List.of(), List.of(node)), Palette.LIGHT));

    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .contains("<script>alert('x')</script>&")
        .contains("$(reboot)")
        .doesNotContain("\u001b");
  }

  @Test
  void everyThemeIsWellFormedAndUsesItsOwnColours() throws Exception {
    Drawing page = RoutingDiagram.build(Hosts.lab("eks-race"), RoutingOptions.BOTH).page();

    assertThat(parse(Svg.write(page, Palette.DARK)).getDocumentElement().getTagName())
        .isEqualTo("svg");
    assertThat(Svg.write(page, Palette.DARK)).contains("#0d1117").doesNotContain("#ffffff");
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
