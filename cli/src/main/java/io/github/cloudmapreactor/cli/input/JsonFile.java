package io.github.cloudmapreactor.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads a JSON file that a person wrote, with complaints that name the file and the field. */
public final class JsonFile {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .withCoercionConfig(LogicalType.Textual, JsonFile::refuseAllButText)
          .build();

  private JsonFile() {}

  private static void refuseAllButText(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it cannot be read, is not JSON, or does not have the fields of {@code
   *     type}
   */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return STRICT.readValue(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      throw new UsageException("%s: %s".formatted(file, complaint(e)), e);
    } catch (IOException e) {
      throw new UsageException("%s: it cannot be read (%s)".formatted(file, e), e);
    }
  }

  /**
   * A field that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + ": it is missing");
    }
    return value;
  }

  private static String complaint(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "%s: there is no such field; known are %s"
          .formatted(place(unknown), unknown.getKnownPropertyIds());
    }
    if (e instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
      String place = place(invalid);
      return (place.isEmpty() ? "" : place + ".") + invalid.getCause().getMessage();
    }
    if (e instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
      return "%s: expected %s, found something else".formatted(place(wrong), expected(wrong));
    }
    String line = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
    return "not JSON of the expected form%s: %s".formatted(line, Text.complaint(e));
  }

  private static String expected(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == null || type == String.class) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  /** Such as {@code events[2].decision}. */
  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (Reference reference : e.getPath()) {
      if (reference.getFieldName() == null) {
        place.append('[').append(reference.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return place.toString();
  }
}
