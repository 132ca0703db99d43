package org.offhook.benchmarks;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.offhook.api.media.Codec;

/** The codecs on the class path, each with nothing configured. No framework is needed for that. */
final class Codecs {
  private static final Map<String, String> CLASSES =
      Map.of(
          "PCMA", "org.offhook.codec.pcma.PcmaCodec",
          "PCMU", "org.offhook.codec.pcmu.PcmuCodec",
          "G722", "org.offhook.codec.g722.G722Codec",
          "G729", "org.offhook.codec.g729.G729Codec",
          "OPUS", "org.offhook.codec.opus.OpusCodec");

  private static final List<String> ORDER = List.of("PCMA", "PCMU", "G722", "G729", "OPUS");

  private Codecs() {}

  /** Those that are there, in the order of the report. */
  static List<Codec> all() {
    List<Codec> codecs = new ArrayList<>();
    for (String name : ORDER) {
      try {
        codecs.add(named(name));
      } catch (ClassNotFoundException e) {
        System.out.println(name + ": not on the class path");
      }
    }
    return codecs;
  }

  /** The codec of this name. */
  static Codec named(String name) throws ClassNotFoundException {
    Class<?> type = Class.forName(CLASSES.get(name));
    try {
      Constructor<?> constructor = type.getConstructors()[0];
      Object[] configuration = new Object[constructor.getParameterCount()];
      for (int i = 0; i < configuration.length; i++) {
        configuration[i] = defaults(constructor.getParameterTypes()[i]);
      }
      return (Codec) constructor.newInstance(configuration);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** An annotation that says its defaults, as Declarative Services makes of no configuration. */
  private static Object defaults(Class<?> annotation) {
    return Proxy.newProxyInstance(
        annotation.getClassLoader(),
        new Class<?>[] {annotation},
        (proxy, method, arguments) -> value(method));
  }

  private static Object value(Method method) {
    return method.getDefaultValue();
  }
}
