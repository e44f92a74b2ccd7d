package labs.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;

/**
 * The JSON of comm messages. The kernels hold it as objects of Gson, which JJava ships under a name
 * of its own: so its classes are found by the methods that use them, and never named here.
 */
final class KernelJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private KernelJson() {}

  /**
   * The data of a message's content, from its method getData. They are the page's: what is no JSON,
   * or lists in lists a thousand deep, is no message, and has no data.
   */
  static Map<String, Object> data(Object content) {
    try {
      String text = content.getClass().getMethod("getData").invoke(content).toString();
      return MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      return Map.of();
    } catch (ReflectiveOperationException e) {
      throw unlikeKernel(e);
    }
  }

  /** Adds to the data of a message's content. */
  static void add(Object content, Map<String, Object> data) {
    try {
      Object object = content.getClass().getMethod("getData").invoke(content);
      Method add = method(object, "add", 2);
      for (Map.Entry<String, Object> entry : data.entrySet()) {
        add.invoke(object, entry.getKey(), parse(object.getClass(), entry.getValue()));
      }
    } catch (ReflectiveOperationException | JsonProcessingException e) {
      throw unlikeKernel(e);
    }
  }

  /** Calls a comm's method send. */
  static void send(Object comm, Map<String, Object> data) {
    try {
      Method send =
          Arrays.stream(comm.getClass().getMethods())
              .filter(m -> m.getName().equals("send") && m.getParameterCount() == 1)
              .filter(m -> m.getParameterTypes()[0].getSimpleName().equals("JsonObject"))
              .findFirst()
              .orElseThrow(() -> new NoSuchMethodException("send(JsonObject)"));
      send.invoke(comm, parse(send.getParameterTypes()[0], data));
    } catch (ReflectiveOperationException | JsonProcessingException e) {
      throw unlikeKernel(e);
    }
  }

  /** A value as the Gson that has this class of JSON objects holds it. */
  private static Object parse(Class<?> jsonObject, Object value)
      throws ReflectiveOperationException, JsonProcessingException {
    String name = jsonObject.getName().replace("JsonObject", "JsonParser");
    Class<?> parser = Class.forName(name, true, jsonObject.getClassLoader());
    // An object's method: the static one came only after IJava's Gson.
    return parser
        .getMethod("parse", String.class)
        .invoke(parser.getConstructor().newInstance(), MAPPER.writeValueAsString(value));
  }

  private static Method method(Object object, String name, int parameters)
      throws NoSuchMethodException {
    return Arrays.stream(object.getClass().getMethods())
        .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(name));
  }

  private static IllegalStateException unlikeKernel(Exception e) {
    return new IllegalStateException(
        "Expected a comm message as JJava 1.0a8 and IJava 1.3.0 have them, received " + e, e);
  }
}
