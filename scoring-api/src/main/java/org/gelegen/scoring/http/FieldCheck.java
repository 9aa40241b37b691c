package org.gelegen.scoring.http;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.records.FieldError;
import org.gelegen.scoring.http.Problem.FieldProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds every field that is wrong in JSON which is no representation; Jackson stops at the first.
 */
final class FieldCheck {
  private final JsonMapper mapper;
  private final List<FieldProblem> problems = new ArrayList<>();

  private FieldCheck(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Everything wrong: first what is there, in its order, then what is missing. */
  static List<FieldProblem> problems(JsonMapper mapper, JsonNode json, Class<?> type) {
    FieldCheck check = new FieldCheck(mapper);
    check.record(json, type, "");
    return check.problems;
  }

  private void record(JsonNode json, Class<?> type, String pointer) {
    if (!json.isObject()) {
      leaf(json, type, pointer);
      return;
    }
    Map<String, RecordComponent> components = new LinkedHashMap<>();
    Arrays.stream(type.getRecordComponents())
        .forEach(component -> components.put(component.getName(), component));
    json.propertyStream()
        .forEach(
            field -> {
              String at = FieldError.step(pointer, field.getKey());
              RecordComponent component = components.remove(field.getKey());
              if (component == null) {
                add(at, "is not a field here; the fields are " + names(type));
              } else {
                component(field.getValue(), component, at);
              }
            });
    components.forEach(
        (name, component) -> {
          if (!Nullness.mayBeAbsent(component.getAnnotatedType())) {
            add(FieldError.step(pointer, name), "is required");
          }
        });
  }

  private static String names(Class<?> type) {
    return String.join(
        ", ", Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  private void component(JsonNode json, RecordComponent component, String at) {
    int before = problems.size();
    value(json, component.getAnnotatedType(), at);
    Range range = component.getAnnotation(Range.class);
    if (range != null && problems.size() == before && !json.isNull()) {
      Ranges.check(json.isArray() ? List.copyOf(json.values()) : plain(json), range, at, problems);
    }
  }

  private static Object plain(JsonNode json) {
    return json.isInt() ? (Object) json.intValue() : json.asString("");
  }

  private void value(JsonNode json, AnnotatedType type, String at) {
    if (json.isNull()) {
      if (!Nullness.mayBeAbsent(type)) {
        add(at, "must not be null");
      }
    } else if (json.isArray() && type instanceof AnnotatedParameterizedType list) {
      for (int i = 0; i < json.size(); i++) {
        value(json.get(i), list.getAnnotatedActualTypeArguments()[0], at + "/" + i);
      }
    } else if (raw(type).isRecord()) {
      record(json, raw(type), at);
    } else {
      leaf(json, raw(type), at);
    }
  }

  private static Class<?> raw(AnnotatedType type) {
    Type plain = type.getType();
    return (Class<?>) (plain instanceof ParameterizedType generic ? generic.getRawType() : plain);
  }

  private void leaf(JsonNode json, Class<?> type, String at) {
    try {
      mapper.treeToValue(json, type);
    } catch (JacksonException e) {
      FieldProblem problem = JsonProblems.problem(e);
      add(at + problem.pointer(), problem.detail());
    }
  }

  private void add(String pointer, String detail) {
    problems.add(new FieldProblem(pointer, detail));
  }
}
