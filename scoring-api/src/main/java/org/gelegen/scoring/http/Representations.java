package org.gelegen.scoring.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Tells Jackson what the types of representations say already: a component is required unless it is
 * {@code @Nullable}, and a constant with a {@link WireName} is spelled that way.
 */
final class Representations extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    AnnotatedType type = type(member);
    if (type == null || !member.getDeclaringClass().isRecord()) {
      return super.hasRequiredMarker(config, member);
    }
    return !Nullness.mayBeAbsent(type);
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    AnnotatedType type = type(annotated);
    return type != null && Nullness.mayBeAbsent(type)
        ? JsonSetter.Value.forValueNulls(Nulls.SET)
        : super.findSetterInfo(config, annotated);
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass annotated, Enum<?>[] values, String[] names) {
    String[] found = super.findEnumValues(config, annotated, values, names);
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof WireName word) {
        found[i] = word.wireName();
      }
    }
    return found;
  }

  private static @Nullable AnnotatedType type(Annotated annotated) {
    return switch (annotated) {
      case AnnotatedParameter parameter
          when parameter.getOwner().getAnnotated() instanceof Executable executable ->
          executable.getAnnotatedParameterTypes()[parameter.getIndex()];
      case AnnotatedField field -> field.getAnnotated().getAnnotatedType();
      default -> null;
    };
  }
}
