package org.gelegen.records;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads and writes portfolio records as JSON, one object each. Reading is strict: an unknown field
 * outside {@code attributes}, a wrong type, a missing or repeated field, a number out of range and
 * anything after the object are errors with a JSON pointer. Errors never repeat a value.
 *
 * <p>An optional field that is {@code null} is absent. Writing gives the canonical form, so that
 * records with the same content are the same bytes. Thread-safe.
 */
public final class RecordCodec {
  /** How many records {@link #readBody} takes at once. */
  public static final int MAX_BODY_RECORDS = 10_000;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int MAX_NAME_LENGTH = 1024;
  private static final int USUAL_LENGTH = 512;

  private final JsonFactory factory =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .build())
          .build();

  /** Reads one record from a whole array. */
  public ParsedRecord read(byte[] json) {
    return read(json, 0, json.length);
  }

  /** Reads one record from a part of an array. */
  public ParsedRecord read(byte[] json, int offset, int length) {
    if (!Utf8.valid(json, offset, length)) {
      return invalid("is not valid UTF-8");
    }
    RecordDraft draft = new RecordDraft("");
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), json, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return invalid("must be a JSON object");
      }
      draft.read(parser);
      if (parser.nextToken() != null) {
        return invalid("must be one JSON object with nothing after it");
      }
    } catch (JacksonException e) {
      return invalid(reason(e));
    }
    PortfolioRecord record = DraftBuilder.build(draft);
    return record == null
        ? new ParsedRecord.Invalid(draft.errors())
        : new ParsedRecord.Valid(record);
  }

  /**
   * Reads a record that was written by {@link #write}.
   *
   * @throws GelegenException when it is not one
   */
  public PortfolioRecord require(byte[] json, int offset, int length) {
    return switch (read(json, offset, length)) {
      case ParsedRecord.Valid(PortfolioRecord record) -> record;
      case ParsedRecord.Invalid(List<FieldError> errors) ->
          throw new GelegenException("a stored record cannot be read: " + errors);
    };
  }

  /**
   * Reads one record, or an array of at most {@value #MAX_BODY_RECORDS}, of one type and one
   * client. The two fields that say so may be left out, because the caller knows them.
   */
  public RecordBody readBody(byte[] json, RecordType type, ClientId client) {
    List<PortfolioRecord> records = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    if (!Utf8.valid(json, 0, json.length)) {
      return failed("is not valid UTF-8");
    }
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        readOne(parser, "", type, client, records, errors);
      } else if (first == JsonToken.START_ARRAY) {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (index == MAX_BODY_RECORDS) {
            return failed("must hold at most " + MAX_BODY_RECORDS + " records");
          }
          String prefix = "/" + index++;
          if (parser.currentToken() == JsonToken.START_OBJECT) {
            readOne(parser, prefix, type, client, records, errors);
          } else {
            errors.add(new FieldError(prefix, "must be a JSON object"));
            parser.skipChildren();
          }
        }
      } else {
        return failed("must be a JSON object or an array of them");
      }
      if (parser.nextToken() != null) {
        return failed("must have nothing after its JSON value");
      }
    } catch (JacksonException e) {
      return failed(reason(e));
    }
    return new RecordBody(records, errors);
  }

  /** The canonical form, UTF-8, without a line end. */
  public byte[] write(PortfolioRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonGenerator generator =
        factory.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      new RecordWriter(generator).write(record);
    }
    return bytes.toByteArray();
  }

  private static void readOne(
      JsonParser parser,
      String prefix,
      RecordType type,
      ClientId client,
      List<PortfolioRecord> records,
      List<FieldError> errors) {
    RecordDraft draft = new RecordDraft(prefix);
    draft.read(parser);
    draft.imply(Field.TYPE, type.wireName());
    draft.imply(Field.CLIENT_ID, client.value());
    PortfolioRecord record = DraftBuilder.build(draft);
    if (record != null && record.type() != type) {
      draft.error(Field.TYPE, "must be " + type.wireName() + " here");
    } else if (record != null && !record.clientId().equals(client)) {
      draft.error(Field.CLIENT_ID, "belongs to another client");
    } else if (record != null) {
      records.add(record);
    }
    errors.addAll(draft.errors());
  }

  private static ParsedRecord invalid(String reason) {
    return new ParsedRecord.Invalid(List.of(new FieldError("", reason)));
  }

  private static RecordBody failed(String reason) {
    return new RecordBody(List.of(), List.of(new FieldError("", reason)));
  }

  // Jackson's own messages quote the input, which may be personal.
  private static String reason(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return "is nested more than "
          + MAX_DEPTH
          + " levels deep, or holds a name or a number that is too long";
    }
    long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return offset < 0 ? "is not valid JSON" : "is not valid JSON near byte " + (offset + 1);
  }
}
