package org.gelegen.model.compiled;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.registry.DamagedModelException;

/**
 * The bytes of a compiled model: little-endian, in this order.
 *
 * <pre>
 * 8 bytes   "GELEGEN" and 0x1A
 * int       version of this format
 * int       version of the feature schema
 * int       CRC-32C of everything that follows
 * doubles   selfCureDays, an array
 * schema    int count, then each attribute: byte scope, byte type, string name, int count, strings
 * 4 heads   reach, response, harm, selfCure, each: calibration, scorer
 * </pre>
 *
 * A string is an int length and UTF-8; an array is an int length and its elements. A calibration is
 * its slopes and its intercepts. A scorer is a byte, 1 linear, 2 trees or 3 sum, and the components
 * of its record in order; a sum has an int count and then each part's weight and scorer, which is
 * not a sum again. The same model gives the same bytes.
 */
public final class CompiledModelFormat {
  static final int VERSION = 3;
  private static final int MAX_BYTES = 256 << 20;
  private static final byte[] MAGIC = {'G', 'E', 'L', 'E', 'G', 'E', 'N', 0x1A};
  private static final int HEADER = MAGIC.length + 12;
  private static final byte LINEAR = 1;
  private static final byte TREES = 2;
  private static final byte SUM = 3;
  private static final int MAX_PARTS = 16;

  private CompiledModelFormat() {}

  /** The bytes of a model. */
  public static byte[] write(CompiledModel model) {
    Writer body = new Writer();
    body.numbers(model.selfCureDays());
    body.schema(model.schema());
    body.head(model.reach());
    body.head(model.response());
    body.head(model.harm());
    body.head(model.selfCure());
    byte[] content = body.bytes();
    ByteBuffer out = ByteBuffer.allocate(HEADER + content.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putInt(VERSION).putInt(FeatureSchema.VERSION).putInt(checksum(content));
    return out.put(content).array();
  }

  /**
   * The model of some bytes.
   *
   * @throws DamagedModelException when they are not a whole, undamaged model of this version
   */
  public static CompiledModel read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new DamagedModelException(
          "a model has at most " + MAX_BYTES + " bytes but this has " + bytes.length);
    }
    try {
      return new Reader(bytes).model();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new DamagedModelException("the model's bytes are damaged: " + e.getMessage());
    }
  }

  private static int checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }

  private static final class Writer {
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(buffer);

    byte[] bytes() {
      return buffer.toByteArray();
    }

    void octet(int value) {
      try {
        out.writeByte(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void integer(int value) {
      try {
        out.writeInt(Integer.reverseBytes(value));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void number(double value) {
      try {
        out.writeLong(Long.reverseBytes(Double.doubleToLongBits(value)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void string(String value) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      integer(utf8.length);
      out(utf8);
    }

    private void out(byte[] bytes) {
      buffer.writeBytes(bytes);
    }

    void numbers(double[] values) {
      integer(values.length);
      for (double value : values) {
        number(value);
      }
    }

    void integers(int[] values) {
      integer(values.length);
      for (int value : values) {
        integer(value);
      }
    }

    void floats(float[] values) {
      integer(values.length);
      for (float value : values) {
        integer(Float.floatToIntBits(value));
      }
    }

    void flags(boolean[] values) {
      integer(values.length);
      for (boolean value : values) {
        octet(value ? 1 : 0);
      }
    }

    void schema(FeatureSchema schema) {
      integer(schema.attributes().size());
      for (AttributeFeature attribute : schema.attributes()) {
        octet(scopeCode(attribute.scope()));
        octet(typeCode(attribute.type()));
        string(attribute.name());
        integer(attribute.categories().size());
        attribute.categories().forEach(this::string);
      }
    }

    void head(Head head) {
      numbers(head.calibration().slopes());
      numbers(head.calibration().intercepts());
      scorer(head.scorer());
    }

    private void scorer(Scorer scorer) {
      switch (scorer) {
        case LinearScorer linear -> {
          octet(LINEAR);
          number(linear.base());
          numbers(linear.weights());
          numbers(linear.centers());
          numbers(linear.scales());
          numbers(linear.missing());
          numbers(linear.channelHours());
          numbers(linear.channelWeekdays());
        }
        case TreeScorer trees -> {
          octet(TREES);
          number(trees.base());
          integers(trees.roots());
          integers(trees.features());
          floats(trees.thresholds());
          integers(trees.lefts());
          integers(trees.rights());
          flags(trees.missingLeft());
          floats(trees.values());
        }
        case SumScorer sum -> {
          octet(SUM);
          integer(sum.parts().size());
          for (SumScorer.Part part : sum.parts()) {
            number(part.weight());
            scorer(part.scorer());
          }
        }
      }
    }
  }

  private static int scopeCode(AttributeFeature.Scope scope) {
    return switch (scope) {
      case DEBTOR -> 0;
      case CASE -> 1;
      case FIELD -> 2;
    };
  }

  private static int typeCode(AttributeFeature.Type type) {
    return switch (type) {
      case NUMBER -> 0;
      case FLAG -> 1;
      case CATEGORY -> 2;
    };
  }

  private static final class Reader {
    private final ByteBuffer in;

    Reader(byte[] bytes) {
      in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    CompiledModel model() {
      byte[] magic = new byte[MAGIC.length];
      in.get(magic);
      require(Arrays.equals(magic, MAGIC), "they do not begin as a model does");
      int version = in.getInt();
      require(version == VERSION, "format " + version + " is not " + VERSION);
      int schemaVersion = in.getInt();
      require(
          schemaVersion == FeatureSchema.VERSION,
          "features of version "
              + schemaVersion
              + " are not those of version "
              + FeatureSchema.VERSION
              + ": train again");
      int checksum = in.getInt();
      byte[] content = new byte[in.remaining()];
      in.duplicate().get(content);
      require(checksum == checksum(content), "the checksum does not fit");
      double[] selfCureDays = numbers();
      FeatureSchema schema = schema();
      CompiledModel model =
          new CompiledModel(
              schema, head(schema), head(schema), head(schema), head(schema), selfCureDays);
      require(!in.hasRemaining(), in.remaining() + " bytes are left over");
      return model;
    }

    private static void require(boolean condition, String otherwise) {
      if (!condition) {
        throw new IllegalArgumentException(otherwise);
      }
    }

    private int length(int elementBytes) {
      int length = in.getInt();
      require(
          length >= 0 && (long) length * elementBytes <= in.remaining(),
          "a length of " + length + " does not fit");
      return length;
    }

    private String string() {
      byte[] utf8 = new byte[length(1)];
      in.get(utf8);
      return new String(utf8, StandardCharsets.UTF_8);
    }

    private double[] numbers() {
      double[] values = new double[length(Double.BYTES)];
      in.asDoubleBuffer().get(values);
      in.position(in.position() + values.length * Double.BYTES);
      return values;
    }

    private int[] integers() {
      int[] values = new int[length(Integer.BYTES)];
      in.asIntBuffer().get(values);
      in.position(in.position() + values.length * Integer.BYTES);
      return values;
    }

    private float[] floats() {
      float[] values = new float[length(Float.BYTES)];
      in.asFloatBuffer().get(values);
      in.position(in.position() + values.length * Float.BYTES);
      return values;
    }

    private boolean[] flags() {
      boolean[] values = new boolean[length(1)];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.get() != 0;
      }
      return values;
    }

    private FeatureSchema schema() {
      int count = length(1);
      List<AttributeFeature> attributes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        AttributeFeature.Scope scope = scope(in.get());
        AttributeFeature.Type type = type(in.get());
        String name = string();
        int categoryCount = length(1);
        List<String> categories = new ArrayList<>();
        for (int j = 0; j < categoryCount; j++) {
          categories.add(string());
        }
        attributes.add(new AttributeFeature(scope, name, type, categories));
      }
      return new FeatureSchema(attributes);
    }

    private static AttributeFeature.Scope scope(byte code) {
      return switch (code) {
        case 0 -> AttributeFeature.Scope.DEBTOR;
        case 1 -> AttributeFeature.Scope.CASE;
        case 2 -> AttributeFeature.Scope.FIELD;
        default -> throw new IllegalArgumentException("there is no attribute scope " + code);
      };
    }

    private static AttributeFeature.Type type(byte code) {
      return switch (code) {
        case 0 -> AttributeFeature.Type.NUMBER;
        case 1 -> AttributeFeature.Type.FLAG;
        case 2 -> AttributeFeature.Type.CATEGORY;
        default -> throw new IllegalArgumentException("there is no attribute type " + code);
      };
    }

    private Head head(FeatureSchema schema) {
      double[] slopes = numbers();
      double[] intercepts = numbers();
      require(
          slopes.length == Channel.count() && intercepts.length == Channel.count(),
          "a calibration lacks channels");
      Calibration calibration = new Calibration(slopes, intercepts);
      byte kind = in.get();
      return new Head(kind == SUM ? sum(schema) : single(kind, schema), calibration);
    }

    private SumScorer sum(FeatureSchema schema) {
      int count = length(1);
      require(count <= MAX_PARTS, "a sum of " + count + " parts is too long");
      List<SumScorer.Part> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        double weight = in.getDouble();
        parts.add(new SumScorer.Part(weight, single(in.get(), schema)));
      }
      return new SumScorer(parts);
    }

    private Scorer single(byte kind, FeatureSchema schema) {
      return switch (kind) {
        case LINEAR ->
            new LinearScorer(
                schema,
                in.getDouble(),
                numbers(),
                numbers(),
                numbers(),
                numbers(),
                numbers(),
                numbers());
        case TREES ->
            new TreeScorer(
                schema,
                in.getDouble(),
                integers(),
                integers(),
                floats(),
                integers(),
                integers(),
                flags(),
                floats());
        default -> throw new IllegalArgumentException("there is no scorer of kind " + kind);
      };
    }
  }
}
