package dev.plumbline.lab.aws;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import tools.jackson.databind.JsonNode;

/**
 * Answers of the query protocols. The JSON of a recording has the API's member names; on the wire
 * many have other names, which the field tables of the SDK tell.
 */
final class QueryXml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private QueryXml() {}

  /** What a document consists of. */
  private interface Body {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  /**
   * An answer of EC2: its members are the root's children.
   *
   * @param shape the response, for its field table
   */
  static String ec2(String action, SdkPojo shape, JsonNode answer) {
    return document(
        xml -> {
          xml.writeStartElement(action + "Response");
          xml.writeDefaultNamespace("http://ec2.amazonaws.com/doc/2016-11-15/");
          leaf(xml, "requestId", "00000000-0000-4000-8000-000000000000");
          fields(xml, shape, answer);
          xml.writeEndElement();
        });
  }

  /** An answer of STS or IAM: its members are in an element of their own. */
  static String query(String action, SdkPojo shape, JsonNode answer) {
    return document(
        xml -> {
          xml.writeStartElement(action + "Response");
          xml.writeStartElement(action + "Result");
          fields(xml, shape, answer);
          xml.writeEndElement();
          xml.writeStartElement("ResponseMetadata");
          leaf(xml, "RequestId", "00000000-0000-4000-8000-000000000000");
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  /** An error in the form of EC2, or of the other query services. */
  static String error(boolean ec2, AwsFault fault) {
    return document(
        xml -> {
          xml.writeStartElement(ec2 ? "Response" : "ErrorResponse");
          if (ec2) {
            xml.writeStartElement("Errors");
          }
          xml.writeStartElement("Error");
          if (!ec2) {
            leaf(xml, "Type", "Sender");
          }
          leaf(xml, "Code", fault.code());
          leaf(xml, "Message", fault.text());
          xml.writeEndElement();
          if (ec2) {
            xml.writeEndElement();
          }
          leaf(xml, ec2 ? "RequestID" : "RequestId", "00000000-0000-4000-8000-000000000000");
          xml.writeEndElement();
        });
  }

  private static String document(Body body) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      body.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can be written into memory", e);
    }
    return text.toString();
  }

  private static void fields(XMLStreamWriter xml, SdkPojo shape, JsonNode object)
      throws XMLStreamException {
    for (SdkField<?> field : shape.sdkFields()) {
      JsonNode value = object.path(field.memberName());
      if (!value.isMissingNode() && !value.isNull()) {
        value(xml, field, name(field), value);
      }
    }
  }

  private static String name(SdkField<?> field) {
    String wire = field.unmarshallLocationName();
    return wire == null ? field.locationName() : wire;
  }

  private static void value(XMLStreamWriter xml, SdkField<?> field, String name, JsonNode value)
      throws XMLStreamException {
    if (field.marshallingType() == MarshallingType.LIST) {
      ListTrait list = field.getTrait(ListTrait.class);
      String item = list.memberLocationName() == null ? "member" : list.memberLocationName();
      xml.writeStartElement(name);
      for (JsonNode one : value) {
        value(xml, list.memberFieldInfo(), item, one);
      }
      xml.writeEndElement();
    } else if (field.marshallingType() == MarshallingType.SDK_POJO) {
      xml.writeStartElement(name);
      fields(xml, field.constructor().get(), value);
      xml.writeEndElement();
    } else {
      leaf(xml, name, value.asString(""));
    }
  }

  private static void leaf(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
