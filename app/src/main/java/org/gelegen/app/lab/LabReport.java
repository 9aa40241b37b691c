package org.gelegen.app.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.app.console.Table;
import org.gelegen.datasets.simulator.PortfolioCharacter;

/** What came of all portfolios that a laboratory lived. */
public final class LabReport {
  private final Map<PortfolioCharacter, List<CapturedValues>> runs = new LinkedHashMap<>();

  /** Takes note of a portfolio; answers a line that says how it went. */
  String add(CapturedValues run) {
    runs.computeIfAbsent(run.character(), _ -> new ArrayList<>()).add(run);
    return "%s, seed %d: %,d decisions; captured by the product %s, by plain XGBoost %s; %s"
        .formatted(
            run.character().label(),
            run.seed(),
            run.decisions(),
            Percent.interval(run.captured(Variant.PRODUCT)),
            Percent.interval(run.captured(Variant.PLAIN_TREES)),
            run.timeEffect());
  }

  /**
   * The table: the share of the way from the static workflow to the all-knowing choice, in percent;
   * the mean over seeds, and for the product what it is ahead with the 95 % interval over debtors
   * of all seeds.
   */
  public List<String> lines() {
    List<String> headings = new ArrayList<>(List.of("portfolio", "seeds", "best single"));
    Variant.all().forEach(variant -> headings.add(variant.label()));
    headings.add("product over plain");
    headings.add("product over single");
    Table table = new Table(headings.toArray(String[]::new));
    runs.forEach((character, ofCharacter) -> table.row(row(character, ofCharacter)));
    return table.lines();
  }

  private static String[] row(PortfolioCharacter character, List<CapturedValues> ofCharacter) {
    CapturedValues all = CapturedValues.together(ofCharacter);
    List<String> cells =
        new ArrayList<>(
            List.of(
                character.label(),
                Integer.toString(ofCharacter.size()),
                Percent.point(all.bestSingle())));
    Variant.all().forEach(variant -> cells.add(Percent.point(all.captured(variant))));
    cells.add(Percent.interval(all.difference(Variant.PRODUCT, Variant.PLAIN_TREES)));
    cells.add(Percent.interval(all.overBestSingle(Variant.PRODUCT)));
    return cells.toArray(String[]::new);
  }

  /** Whether time was found to have an effect, portfolio by portfolio. */
  public List<String> timeEffects() {
    List<String> lines = new ArrayList<>();
    runs.values()
        .forEach(
            ofCharacter ->
                ofCharacter.forEach(
                    run ->
                        lines.add(
                            "%s, seed %d: %s"
                                .formatted(
                                    run.character().label(), run.seed(), run.timeEffect()))));
    return lines;
  }

  /** The same for machines: an object for each portfolio and seed. */
  public List<Map<String, Object>> objects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    runs.values().forEach(ofCharacter -> ofCharacter.forEach(run -> objects.add(object(run))));
    return objects;
  }

  private static Map<String, Object> object(CapturedValues run) {
    Map<String, Object> captured = new LinkedHashMap<>();
    Variant.all()
        .forEach(variant -> captured.put(variant.label(), Percent.ends(run.captured(variant))));
    captured.put("best single", Percent.ends(run.bestSingle()));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("portfolio", run.character().label());
    object.put("seed", run.seed());
    object.put("decisions", run.decisions());
    object.put("atStake", run.atStake());
    object.put("captured", captured);
    object.put("timeEffect", run.timeEffect());
    return object;
  }
}
