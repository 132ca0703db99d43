package org.offhook.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.Parameter.Type;
import org.offhook.config.XmlScanner.Tag;

/** Reads the definitions out of a metatype XML file; attributes without a path are none of ours. */
final class Metatype {
  private final String owner;
  private final Map<String, List<Attribute>> classes = new LinkedHashMap<>();
  private final Map<String, Tag> classTags = new HashMap<>();
  private final Map<String, Tag> designates = new HashMap<>();

  private Metatype(String owner) {
    this.owner = owner;
  }

  private record Attribute(Tag tag, List<String> options) {}

  /** The definitions of one file of a bundle. */
  static List<Definition> read(String owner, String xml) {
    Metatype metatype = new Metatype(owner);
    metatype.scan(new XmlScanner(xml));
    return metatype.definitions();
  }

  private void scan(XmlScanner scanner) {
    List<Attribute> attributes = null;
    Tag designate = null;
    for (Tag tag = scanner.next(); tag != null; tag = scanner.next()) {
      if (tag.end()) {
        continue;
      }
      switch (tag.name()) {
        case "OCD" -> {
          attributes = new ArrayList<>();
          classes.put(tag.attribute("id", ""), attributes);
          classTags.put(tag.attribute("id", ""), tag);
        }
        case "AD" -> attributes.add(new Attribute(tag, new ArrayList<>()));
        case "Option" ->
            attributes.get(attributes.size() - 1).options().add(tag.attribute("value", ""));
        case "Designate" -> designate = tag;
        case "Object" -> designates.put(tag.attribute("ocdref", ""), designate);
        default -> {
          // icons and the root element say nothing about parameters
        }
      }
    }
  }

  private List<Definition> definitions() {
    List<Definition> definitions = new ArrayList<>();
    classes.forEach(
        (id, attributes) -> {
          Tag designate = designates.get(id);
          if (designate != null) {
            for (Attribute attribute : attributes) {
              definition(classTags.get(id), designate, attribute).ifPresent(definitions::add);
            }
          }
        });
    return definitions;
  }

  private Optional<Definition> definition(Tag ocd, Tag designate, Attribute attribute) {
    Tag tag = attribute.tag();
    String path = tag.attribute("cfg:path", "");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String base = ocd.attribute("cfg:base", "");
    String prefix = base.isEmpty() ? "" : base + "/";
    List<String> aliases = new ArrayList<>();
    for (String alias : tag.attribute("cfg:aliases", "").split("\\s+")) {
      if (!alias.isEmpty()) {
        aliases.add(prefix + alias);
      }
    }
    return Optional.of(
        new Definition(
            prefix + path,
            List.copyOf(aliases),
            type(tag, attribute.options()),
            defaultText(tag),
            number(tag, "min"),
            number(tag, "max"),
            List.copyOf(attribute.options()),
            tag.attribute("type", "").equals("Long"),
            Boolean.parseBoolean(tag.attribute("cfg:hex", "false")),
            tag.attribute("cfg:unit", ""),
            tag.attribute("name", ""),
            tag.attribute("description", ""),
            owner,
            designate.attribute("factoryPid", designate.attribute("pid", "")),
            tag.attribute("id", ""),
            base.isEmpty() ? -1 : Integer.parseInt(ocd.attribute("cfg:first", "0")),
            base.isEmpty() ? -1 : Integer.parseInt(ocd.attribute("cfg:last", "0"))));
  }

  private static Type type(Tag tag, List<String> options) {
    return switch (tag.attribute("type", "String")) {
      case "Boolean" -> Type.BOOLEAN;
      case "Integer", "Long", "Short", "Byte" -> Type.INTEGER;
      case "Password" -> Type.SECRET;
      default -> options.isEmpty() ? Type.TEXT : Type.ENUMERATION;
    };
  }

  /** In a default, commas, blanks and backslashes that are meant stand behind a backslash. */
  private static String defaultText(Tag tag) {
    String text = tag.attribute("default", "").replaceAll("\\\\(.)", "$1");
    if (tag.attribute("type", "String").equals("Boolean")) {
      return Boolean.parseBoolean(text) ? "1" : "0";
    }
    return text;
  }

  private static Optional<Long> number(Tag tag, String key) {
    String text = tag.attribute(key, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
  }
}
