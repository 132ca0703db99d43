package org.offhook.config;

import java.util.List;
import java.util.Optional;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Parameter.Type;

/**
 * One attribute of a metatype that carries a {@code .cfg} path.
 *
 * @param path path, with {@code {n}} where it is indexed
 * @param aliases other spellings, {@code {n}} included
 * @param type what its text must be
 * @param defaultText canonical text of the default, or empty
 * @param min lowest number, if bounded
 * @param max highest number, if bounded
 * @param allowed words of an enumeration
 * @param wide whether numbers may be longer than 32 bits
 * @param hex whether numbers may be hexadecimal
 * @param unit unit for people
 * @param name short name
 * @param description what it does
 * @param owner symbolic name of the bundle
 * @param pid PID, or factory PID of an indexed one
 * @param attribute key in the configuration dictionary
 * @param first lowest index; -1 when it is not indexed
 * @param last highest index
 */
record Definition(
    String path,
    List<String> aliases,
    Type type,
    String defaultText,
    Optional<Long> min,
    Optional<Long> max,
    List<String> allowed,
    boolean wide,
    boolean hex,
    String unit,
    String name,
    String description,
    String owner,
    String pid,
    String attribute,
    int first,
    int last) {
  static final String INDEX = "{n}";

  boolean indexed() {
    return first >= 0;
  }

  String at(int index) {
    return indexed() ? path.replace(INDEX, String.valueOf(index)) : path;
  }

  /** As others see it, written out for one index, as far as the model allows. */
  Parameter parameter(int index, Rules rules) {
    ValueText text = rules.text(this, index);
    return new Parameter(
        at(index),
        type,
        rules.defaultText(this, index),
        text.low(),
        text.high(),
        text.allowed(),
        unit,
        name,
        description,
        owner,
        pid);
  }
}
