package org.gelegen.app.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.gelegen.app.console.Table;
import org.gelegen.datasets.simulator.PortfolioCharacter;

/** What clients of different sizes captured. */
public final class CurveReport {
  private final PortfolioCharacter character;
  private final SortedMap<Integer, List<CapturedValues>> runs = new TreeMap<>();

  CurveReport(PortfolioCharacter character) {
    this.character = character;
  }

  void add(int debtors, List<CapturedValues> ofSize) {
    runs.put(debtors, List.copyOf(ofSize));
  }

  /**
   * The table: by number of debtors the share captured in percent, and what the product is ahead of
   * either with the 95 % interval over the debtors it is judged by, and the standard deviation
   * between clients.
   */
  public List<String> lines() {
    List<String> headings = new ArrayList<>(List.of("portfolio", "debtors", "clients"));
    Variant.ofCurve().forEach(variant -> headings.add(heading(variant)));
    headings.add("product over pool only");
    headings.add("product over own only");
    headings.add("between clients");
    Table table = new Table(headings.toArray(String[]::new));
    runs.forEach(
        (debtors, ofSize) -> {
          CapturedValues all = CapturedValues.ofSameDebtors(ofSize);
          List<String> cells =
              new ArrayList<>(
                  List.of(
                      character.label(), "%,d".formatted(debtors), "%d".formatted(ofSize.size())));
          Variant.ofCurve().forEach(variant -> cells.add(Percent.point(all.captured(variant))));
          cells.add(Percent.interval(all.difference(Variant.PRODUCT, Variant.POOL_ONLY)));
          cells.add(Percent.interval(all.difference(Variant.PRODUCT, Variant.NO_POOLING)));
          cells.add(ofSize.size() < 2 ? "-" : "%.1f".formatted(100 * spread(ofSize)));
          table.row(cells.toArray(String[]::new));
        });
    return table.lines();
  }

  /** The same for machines: an object for each size. */
  public List<Map<String, Object>> objects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    runs.forEach(
        (debtors, ofSize) -> {
          CapturedValues all = CapturedValues.ofSameDebtors(ofSize);
          Map<String, Object> captured = new LinkedHashMap<>();
          Variant.ofCurve()
              .forEach(
                  variant -> captured.put(heading(variant), Percent.ends(all.captured(variant))));
          Map<String, Object> object = new LinkedHashMap<>();
          object.put("portfolio", character.label());
          object.put("debtors", debtors);
          object.put("clients", ofSize.size());
          object.put("captured", captured);
          object.put(
              "overPoolOnly", Percent.ends(all.difference(Variant.PRODUCT, Variant.POOL_ONLY)));
          object.put(
              "overOwnOnly", Percent.ends(all.difference(Variant.PRODUCT, Variant.NO_POOLING)));
          objects.add(object);
        });
    return objects;
  }

  /** How much the product's share differs from client to client, as a standard deviation. */
  private static double spread(List<CapturedValues> ofSize) {
    return new StandardDeviation()
        .evaluate(
            ofSize.stream().mapToDouble(run -> run.captured(Variant.PRODUCT).estimate()).toArray());
  }

  private static String heading(Variant variant) {
    return variant == Variant.NO_POOLING ? "own only" : variant.label();
  }
}
