package labs.notebook;

import java.lang.reflect.Field;

/**
 * A field of another library's class that it gives no other way to. Each one is a debt: labs-lib/
 * DJL.md says which there are, what for, and what the library would have to offer.
 */
public final class PrivateField {
  private final Field field;

  /**
   * Finds a field.
   *
   * @throws IllegalStateException if the library's version has none of this name
   */
  public PrivateField(Class<?> owner, String name) {
    try {
      field = owner.getDeclaredField(name);
      field.setAccessible(true);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(
          "expected a field %s of %s: this labs-lib does not fit this version of its library"
              .formatted(name, owner.getName()),
          e);
    }
  }

  /** The value that an object has there. */
  public Object get(Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // it was made accessible
    }
  }

  /** Gives an object another value there. */
  public void set(Object owner, Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // it was made accessible
    }
  }
}
