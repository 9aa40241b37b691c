package org.gelegen.scheduler.letters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font that letters are set in and that goes into each: Liberation Sans, under the SIL Open
 * Font License, with the Latin, Greek and Cyrillic letters of Europe. Safe for use by several
 * threads.
 */
final class LetterFont {
  private static final String FOLDER = "/liberation/";

  private final byte[] regular = read("LiberationSans-Regular.ttf");
  private final byte[] bold = read("LiberationSans-Bold.ttf");
  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  LetterFont() {
    try {
      font = new TTFParser().parse(new RandomAccessReadBuffer(regular));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the letters' font cannot be read", e);
    }
  }

  private static byte[] read(String file) {
    try (InputStream in = LetterFont.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the product lacks the font " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " cannot be read", e);
    }
  }

  InputStream regular() {
    return new ByteArrayInputStream(regular);
  }

  InputStream bold() {
    return new ByteArrayInputStream(bold);
  }

  /**
   * The first character that it cannot set: one that it does not have, or one that is written from
   * the right. Empty: it can set all of {@code text}.
   */
  OptionalInt missing(String text) {
    return text.codePoints()
        .filter(character -> character != '\n' && !canSet(character))
        .findFirst();
  }

  private boolean canSet(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          false;
      default -> glyphs.getGlyphId(character) != 0;
    };
  }

  /** How wide a line is, in millimetres, set at {@code points}. */
  synchronized double width(String line, double points) {
    try {
      double units = 0;
      for (int character : line.codePoints().toArray()) {
        units += font.getAdvanceWidth(glyphs.getGlyphId(character));
      }
      return units / unitsPerEm * points * 25.4 / 72;
    } catch (IOException e) {
      throw new UncheckedIOException("the letters' font cannot be read", e);
    }
  }
}
