package org.offhook.config;

import java.util.List;
import java.util.Optional;
import org.offhook.api.config.Parameter.Type;

/**
 * A parameter as a bundle declares it, whatever the model.
 *
 * @param path path, with {@code {n}} where it is indexed
 * @param aliases other spellings that are read
 * @param type what its text must be
 * @param defaultText text of the default, or empty
 * @param min lowest number, if bounded
 * @param max highest number, if bounded
 * @param allowed words of an enumeration
 * @param unit unit for people
 * @param name short name
 * @param description what it does
 * @param owner symbolic name of the bundle
 * @param first lowest index; -1 when it is not indexed
 * @param last highest index
 */
public record DeclaredParameter(
    String path,
    List<String> aliases,
    Type type,
    String defaultText,
    Optional<Long> min,
    Optional<Long> max,
    List<String> allowed,
    String unit,
    String name,
    String description,
    String owner,
    int first,
    int last) {

  static DeclaredParameter of(Definition definition) {
    return new DeclaredParameter(
        definition.path(),
        definition.aliases(),
        definition.type(),
        definition.defaultText(),
        definition.min(),
        definition.max(),
        definition.allowed(),
        definition.unit(),
        definition.name(),
        definition.description(),
        definition.owner(),
        definition.first(),
        definition.last());
  }
}
