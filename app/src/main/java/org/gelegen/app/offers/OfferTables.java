package org.gelegen.app.offers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.app.yaml.YamlKeys;
import org.gelegen.app.yaml.YamlValue;
import org.gelegen.app.yaml.YamlValue.Refused;
import org.gelegen.model.offers.Conditions;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.offers.OfferRow;
import org.gelegen.model.offers.OfferTable;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.portfolio.WireName;

/** Reads tables of tone and offer; a table with a mistake stops the start and not a contact. */
public final class OfferTables {
  private static final String NAME = "default";

  private OfferTables() {}

  /**
   * The table that comes with the product.
   *
   * @param texts which texts a row may name besides a channel's own
   */
  public static OfferTable shipped(Set<String> texts) {
    return read(NAME + ".yaml", NAME, shippedText(), texts);
  }

  /** What the file of that table has in it. */
  public static String shippedText() {
    String file = "/offers/" + NAME + ".yaml";
    try (InputStream in = OfferTables.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the product lacks its table " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the table " + file + " cannot be read", e);
    }
  }

  /**
   * A table that was kept.
   *
   * @param label its own, such as {@code default-2026.1}
   * @throws OfferTableException with everything that is wrong in it by now
   */
  public static OfferTable kept(String label, String yaml, Set<String> texts) {
    return read(label, NAME, yaml, texts);
  }

  /**
   * Reads a file.
   *
   * @param name the table's name, which the file must repeat
   * @throws OfferTableException with everything that is wrong in the file
   */
  static OfferTable read(String file, String name, String yaml, Set<String> texts) {
    List<String> problems = new ArrayList<>();
    try {
      YamlKeys keys = new YamlKeys(YamlValue.parse(yaml));
      String table = keys.text("table");
      if (!table.equals(name)) {
        throw new Refused(keys.line("table"), "\"table\" must be " + name + " but is " + table);
      }
      String version = keys.text("version");
      List<YamlValue> items = keys.items("rows");
      List<OfferRow> rows = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < items.size(); i++) {
        int line = items.get(i).line();
        try {
          OfferRow row = row(items.get(i), texts);
          requirePlace(row, i == items.size() - 1, line);
          if (!ids.add(row.id())) {
            throw new Refused(line, "two rows are called " + row.id());
          }
          rows.add(row);
        } catch (Refused e) {
          problems.add(file + ":" + e.line() + ": " + e.getMessage());
        }
      }
      if (items.isEmpty()) {
        throw new Refused(1, "needs \"rows\"");
      }
      keys.refuseOthers();
      if (problems.isEmpty()) {
        return new OfferTable(name, version, rows);
      }
    } catch (Refused e) {
      problems.add(file + ":" + e.line() + ": " + e.getMessage());
    }
    throw new OfferTableException(problems);
  }

  private static void requirePlace(OfferRow row, boolean last, int line) {
    if (row.when().equals(Conditions.always()) != last) {
      throw new Refused(
          line,
          last
              ? "the last row, " + row.id() + ", must have no \"when\", for everybody else"
              : "row " + row.id() + " has no \"when\", so that none after it could count");
    }
  }

  private static OfferRow row(YamlValue value, Set<String> texts) {
    YamlKeys keys = new YamlKeys(value);
    OfferRow row =
        new OfferRow(
            keys.text("id"),
            keys.find("when").map(OfferTables::conditions).orElseGet(Conditions::always),
            keys.require("tone", text -> WireName.require(Tone.class, text)),
            keys.require("offer", text -> WireName.require(Offer.class, text)),
            keys.find("text", text -> oneOf(texts, text)).orElse(null),
            keys.find("costs", text -> oneOf(Set.of("charge", "hold"), text))
                .filter("hold"::equals)
                .isPresent());
    keys.refuseOthers();
    return row;
  }

  private static Conditions conditions(YamlValue value) {
    YamlKeys keys = new YamlKeys(value);
    Conditions conditions =
        new Conditions(
            keys.set("ability", text -> WireName.require(Certainty.class, text)),
            keys.set("willingness", text -> WireName.require(Certainty.class, text)),
            keys.set("stages", text -> WireName.require(Stage.class, text)),
            keys.set("needs", text -> WireName.require(Need.class, text)),
            keys.find("vulnerable", text -> oneOf(Set.of("true", "false"), text))
                .map(Boolean::valueOf)
                .orElse(null),
            keys.find("kind", text -> WireName.require(DebtorKind.class, text)).orElse(null));
    keys.refuseOthers();
    return conditions;
  }

  private static String oneOf(Set<String> allowed, String text) {
    if (!allowed.contains(text)) {
      throw new IllegalArgumentException(
          "must be one of "
              + String.join(", ", new TreeSet<>(allowed))
              + " but is \""
              + text
              + "\"");
    }
    return text;
  }
}
