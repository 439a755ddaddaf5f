package dev.plumbline.aws.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Members of EC2's answers that are younger than the SDK, which would drop them: a new kind of
 * route target must be seen, so that it is called unknown. Their names are those of the XML with a
 * capital letter, as EC2 names its members; what is in them stays text.
 */
final class YoungMembers {
  private YoungMembers() {}

  /** Adds them to an answer. An answer that is no XML adds nothing. */
  static void add(ObjectNode answer, SdkPojo response, byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root =
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
      object(answer, response, root);
      answer.remove("RequestId");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException | IOException e) {
      return; // the SDK has read what there is
    }
  }

  private static void object(ObjectNode node, SdkPojo shape, Element element) {
    for (Element child : children(element)) {
      Optional<SdkField<?>> known =
          shape.sdkFields().stream()
              .filter(f -> f.unmarshallLocationName().equals(child.getTagName()))
              .findFirst();
      if (known.isEmpty()) {
        node.set(name(child), young(child, node));
      } else {
        inside(node.path(known.get().memberName()), known.get(), child);
      }
    }
  }

  private static void inside(JsonNode value, SdkField<?> field, Element element) {
    if (value instanceof ObjectNode object && field.marshallingType() == MarshallingType.SDK_POJO) {
      object(object, field.constructor().get(), element);
    } else if (value instanceof ArrayNode array
        && field.marshallingType() == MarshallingType.LIST) {
      List<Element> items = children(element);
      for (int i = 0; i < Math.min(items.size(), array.size()); i++) {
        inside(
            array.get(i), field.getRequiredTrait(ListTrait.class).memberFieldInfo(), items.get(i));
      }
    }
  }

  private static JsonNode young(Element element, ObjectNode nodes) {
    List<Element> children = children(element);
    if (children.isEmpty()) {
      String text = element.getTextContent();
      return text.equals("true") || text.equals("false")
          ? nodes.booleanNode(Boolean.parseBoolean(text))
          : nodes.stringNode(text);
    }
    if (children.stream().allMatch(c -> c.getTagName().equals("item"))) {
      ArrayNode array = nodes.arrayNode();
      children.forEach(c -> array.add(young(c, nodes)));
      return array;
    }
    ObjectNode object = nodes.objectNode();
    children.forEach(c -> object.set(name(c), young(c, nodes)));
    return object;
  }

  private static String name(Element element) {
    String name = element.getTagName();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static List<Element> children(Element element) {
    List<Element> list = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        list.add(child);
      }
    }
    return list;
  }
}
