package org.gelegen.scoring.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gelegen.scoring.http.Problem.FieldProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as this interface reads and writes it. Reading is strict: unknown and repeated fields,
 * missing ones, values of another type, and anything after the value are refused. A component that
 * is {@code null} is left out. Thread-safe.
 */
public final class JsonFormat {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_LENGTH = 64;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .build())
          .annotationIntrospector(new Representations())
          .addModule(
              new SimpleModule("gelegen")
                  .addSerializer(BigDecimal.class, Spellings.writer(BigDecimal.class))
                  .addSerializer(Duration.class, Spellings.writer(Duration.class))
                  .addSerializer(LocalDate.class, Spellings.writer(LocalDate.class))
                  .addSerializer(OffsetDateTime.class, Spellings.writer(OffsetDateTime.class))
                  .addDeserializer(BigDecimal.class, Spellings.reader(BigDecimal.class))
                  .addDeserializer(Duration.class, Spellings.reader(Duration.class))
                  .addDeserializer(LocalDate.class, Spellings.reader(LocalDate.class))
                  .addDeserializer(OffsetDateTime.class, Spellings.reader(OffsetDateTime.class)))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .changeDefaultNullHandling(_ -> JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
          .changeDefaultPropertyInclusion(
              _ ->
                  JsonInclude.Value.construct(
                      JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .withCoercionConfig(
              LogicalType.Textual,
              config -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                  if (shape != CoercionInputShape.EmptyString) {
                    config.setCoercion(shape, CoercionAction.Fail);
                  }
                }
              })
          .build();

  public byte[] write(Object representation) {
    return mapper.writeValueAsBytes(representation);
  }

  /**
   * Reads a representation and checks its ranges.
   *
   * @throws ProblemException when it is not one
   */
  public <T> T read(String json, Class<T> type) {
    return read(json, type, JsonCheck.NONE);
  }

  /** The same, with a check of its own: whatever is wrong is told at once. */
  public <T> T read(String json, Class<T> type, JsonCheck check) {
    T value;
    try {
      value = mapper.readValue(json, type);
    } catch (JacksonException e) {
      throw ProblemException.invalid(withChecks(json, problems(json, type, e), check));
    }
    if (value == null) {
      throw ProblemException.invalid("", "must be a JSON object");
    }
    List<FieldProblem> wrong = withChecks(json, Ranges.check(value), check);
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
    return value;
  }

  /** With what {@code check} finds in other places. */
  private List<FieldProblem> withChecks(String json, List<FieldProblem> problems, JsonCheck check) {
    Set<String> told = new HashSet<>();
    problems.forEach(problem -> told.add(problem.pointer()));
    List<FieldProblem> all = new ArrayList<>(problems);
    if (!told.contains("")) {
      List<FieldProblem> found = new ArrayList<>();
      check.check(mapper.readTree(json), found);
      found.removeIf(problem -> told.contains(problem.pointer()));
      all.addAll(found);
    }
    return all;
  }

  /**
   * All fields that are wrong, where the first failure is of a field and not of the JSON itself.
   */
  private List<FieldProblem> problems(String json, Class<?> type, JacksonException first) {
    if (!first.getPath().isEmpty() && type.isRecord()) {
      try {
        List<FieldProblem> all = FieldCheck.problems(mapper, mapper.readTree(json), type);
        if (!all.isEmpty()) {
          return all;
        }
      } catch (JacksonException e) {
        return List.of(JsonProblems.problem(e));
      }
    }
    return List.of(JsonProblems.problem(first));
  }

  /** The mapper, for what is made of its types. */
  public JsonMapper mapper() {
    return mapper;
  }
}
