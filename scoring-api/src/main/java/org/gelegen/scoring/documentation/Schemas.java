package org.gelegen.scoring.documentation;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordType;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.http.Nullness;
import org.gelegen.scoring.http.Range;
import org.gelegen.scoring.http.Spellings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema 2020-12 of representations, which is what OpenAPI 3.1 speaks. */
final class Schemas {
  private static final String HOME = "components/schemas";

  private final JsonFormat json;
  private final SchemaBuilder builder;

  Schemas(JsonFormat json) {
    this.json = json;
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.PLAIN_DEFINITION_KEYS,
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(this::own)
        .withDefinitionNamingStrategy((key, _) -> SchemaNames.of(key.getType().getErasedType()));
    config
        .forFields()
        .withRequiredCheck(field -> !mayBeAbsent(field))
        .withDescriptionResolver(Schemas::description)
        .withNumberInclusiveMinimumResolver(field -> decimal(field, Range::min))
        .withNumberInclusiveMaximumResolver(field -> decimal(field, Range::max))
        .withArrayMinItemsResolver(field -> bound(field, Collection.class, Range::min))
        .withArrayMaxItemsResolver(field -> bound(field, Collection.class, Range::max))
        .withStringMinLengthResolver(field -> bound(field, String.class, Range::min))
        .withStringMaxLengthResolver(field -> bound(field, String.class, Range::max));
    builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** A reference to the schema of {@code type}, or the schema itself where it is short. */
  ObjectNode refer(Type type) {
    return builder.createSchemaReference(type);
  }

  /** The schemas of everything that was referred to. */
  ObjectNode all() {
    return builder.collectDefinitions(HOME);
  }

  private @Nullable CustomDefinition own(ResolvedType resolved, SchemaGenerationContext context) {
    Class<?> type = resolved.getErasedType();
    Spellings.Spelling<?> spelling = Spellings.find(type);
    if (spelling != null) {
      return inline(spelled(spelling));
    }
    if (type.isEnum() && WireName.class.isAssignableFrom(type)) {
      return inline(words(type));
    }
    if (type == ObjectNode.class) {
      return open(object(), DefinitionType.INLINE);
    }
    if (JsonNode.class.isAssignableFrom(type)) {
      return inline(json.mapper().createObjectNode());
    }
    if (Map.class.isAssignableFrom(type)) {
      return open(map(resolved, context), DefinitionType.INLINE);
    }
    if (type == PortfolioRecord.class) {
      return open(portfolioRecord(), DefinitionType.STANDARD);
    }
    if (type == long.class || type == Long.class) {
      return inline(number("integer", "int64"));
    }
    if (type == double.class || type == Double.class) {
      return inline(number("number", "double"));
    }
    return null;
  }

  /** One that may have fields that it does not name. */
  private static CustomDefinition open(ObjectNode schema, DefinitionType definition) {
    return new CustomDefinition(schema, definition, AttributeInclusion.NO);
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(schema, true);
  }

  /** A JSON object with fields of any name. */
  private ObjectNode object() {
    return json.mapper().createObjectNode().put("type", "object").put("additionalProperties", true);
  }

  private ObjectNode map(ResolvedType map, SchemaGenerationContext context) {
    List<ResolvedType> types = map.typeParametersFor(Map.class);
    ObjectNode schema = object();
    if (types != null && types.getLast().getErasedType() != Object.class) {
      schema.set("additionalProperties", context.createDefinitionReference(types.getLast()));
    }
    return schema;
  }

  private ObjectNode number(String type, String format) {
    return json.mapper().createObjectNode().put("type", type).put("format", format);
  }

  private ObjectNode spelled(Spellings.Spelling<?> spelling) {
    ObjectNode schema = json.mapper().createObjectNode().put("type", "string");
    if (spelling.format() != null) {
      schema.put("format", spelling.format());
    }
    if (spelling.pattern() != null) {
      schema.put("pattern", "^" + spelling.pattern() + "$");
    }
    return schema;
  }

  private ObjectNode words(Class<?> type) {
    ObjectNode schema = json.mapper().createObjectNode().put("type", "string");
    ArrayNode words = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      words.add(((WireName) constant).wireName());
    }
    return schema;
  }

  /** What all records have in common; the README says the rest, type by type. */
  private ObjectNode portfolioRecord() {
    ObjectNode schema = object().put("description", "A record; each type has fields of its own");
    schema.putArray("required").add("at");
    ObjectNode properties = schema.putObject("properties");
    properties.set("type", words(RecordType.class));
    properties.putObject("clientId").put("type", "string");
    properties.putObject("at").put("type", "string").put("format", "date-time");
    return schema;
  }

  private static boolean mayBeAbsent(FieldScope field) {
    return Nullness.mayBeAbsent(field.getRawMember().getAnnotatedType());
  }

  private static @Nullable String description(FieldScope field) {
    Doc doc = field.getAnnotation(Doc.class);
    return doc == null || field.isFakeContainerItemScope() ? null : doc.value();
  }

  private static @Nullable Integer bound(
      FieldScope field, Class<?> kind, ToIntFunction<Range> end) {
    Range range = field.getAnnotation(Range.class);
    return range == null
            || field.isFakeContainerItemScope()
            || !kind.isAssignableFrom(field.getType().getErasedType())
        ? null
        : Integer.valueOf(end.applyAsInt(range));
  }

  private static @Nullable BigDecimal decimal(FieldScope field, ToIntFunction<Range> end) {
    Integer bound = bound(field, Integer.class, end);
    return bound == null ? null : BigDecimal.valueOf(bound);
  }
}
