package dev.plumbline.aws;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import tools.jackson.databind.JsonNode;

/** Answers of the AWS command line as the XML from which they came, by the SDK's own names. */
final class QueryXml {
  private QueryXml() {}

  /** The members of an answer. */
  static String members(SdkPojo shape, JsonNode node) {
    StringBuilder xml = new StringBuilder();
    for (SdkField<?> field : shape.sdkFields()) {
      JsonNode value = node.path(field.memberName());
      if (!value.isMissingNode()) {
        element(field.unmarshallLocationName(), field, value, xml);
      }
    }
    node.properties().stream()
        .filter(p -> shape.sdkFields().stream().noneMatch(f -> f.memberName().equals(p.getKey())))
        .forEach(p -> young(lower(p.getKey()), p.getValue(), xml));
    return xml.toString();
  }

  private static String lower(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** A member that the SDK does not know. */
  private static void young(String name, JsonNode value, StringBuilder xml) {
    xml.append('<').append(name).append('>');
    if (value.isArray()) {
      value.values().forEach(v -> young("item", v, xml));
    } else if (value.isObject()) {
      value.properties().forEach(p -> young(lower(p.getKey()), p.getValue(), xml));
    } else {
      xml.append(value.asString(value.toString()));
    }
    xml.append("</").append(name).append('>');
  }

  private static void element(String name, SdkField<?> field, JsonNode value, StringBuilder xml) {
    xml.append('<').append(name).append('>');
    if (field.marshallingType() == MarshallingType.LIST) {
      ListTrait list = field.getTrait(ListTrait.class);
      String item = list.memberLocationName() == null ? "member" : list.memberLocationName();
      value.values().forEach(v -> element(item, list.memberFieldInfo(), v, xml));
    } else if (field.marshallingType() == MarshallingType.SDK_POJO) {
      xml.append(members(field.constructor().get(), value));
    } else {
      xml.append(
          value
              .asString(value.toString())
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;"));
    }
    xml.append("</").append(name).append('>');
  }
}
