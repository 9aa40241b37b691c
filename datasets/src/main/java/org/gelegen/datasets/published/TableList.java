package org.gelegen.datasets.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gelegen.datasets.published.ListedTable.Becomes;

/** Every table that the product knows: those published, and what was made of them to measure by. */
public final class TableList {
  private static final String FOLDS = "splits/";
  private static final String GOLDEN = "golden/";

  /** The folders of the tables that were not made for the project, and of what goes with them. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          PlainDatasets.BANK_MARKETING.name(),
          "bank-marketing/",
          PlainDatasets.CREDIT_DEFAULT.name(),
          "credit-default/",
          PlainDatasets.HILLSTROM.name(),
          "hillstrom/",
          PlainDatasets.OPEN_BANDIT_ITEMS_RANDOM.name(),
          OpenBandit.NAME + "/",
          PlainDatasets.OPEN_BANDIT_ITEMS_BTS.name(),
          OpenBandit.NAME + "/",
          PlainDatasets.OPEN_BANDIT_BTS_POLICY.name(),
          OpenBandit.NAME + "/");

  private TableList() {}

  /** All tables, the published ones first. */
  public static List<ListedTable> all() {
    List<ListedTable> all = new ArrayList<>();
    all.add(listed(PlainDatasets.BANK_MARKETING, Becomes.RECORDS));
    all.add(listed(PlainDatasets.CREDIT_DEFAULT, Becomes.ROWS));
    all.add(listed(PlainDatasets.HILLSTROM, Becomes.LOG));
    all.add(
        openBandit(
            "random_men.csv", "ede6d08c6877f99cd3770f7d09e26c738e6aa6de4445ccccfb1356ba5d06b1eb"));
    all.add(
        openBandit(
            "bts_men.csv", "db6d1f7ed2d591ba521533e45286d4c1fba7fe57a8ad2e80342210335f43c527"));
    all.addAll(
        PlainDatasets.all().stream()
            .filter(dataset -> all.stream().noneMatch(known -> known.name().equals(dataset.name())))
            .map(dataset -> listed(dataset, Becomes.ROWS))
            .toList());
    all.add(
        log(
            "log-contact",
            "ope-contact.csv",
            20_000,
            PlainDatasets.AS_THE_PROJECT,
            "14ac8f68467b10bcffd2d2041da67b5b36595c779e546d5debfb42f3c99d10be"));
    all.add(
        log(
            "log-digits",
            "ope-digits.csv",
            1_258,
            PlainDatasets.AS_THE_PROJECT,
            "055f608217268a0cd32cc38cf773821e03d99e6da9bcc06251bef24b6dd06737"));
    // It repeats what that table says of every row.
    all.add(
        log(
            "log-hillstrom",
            "ope-hillstrom-evaluation-half.csv",
            32_000,
            PlainDatasets.HILLSTROM.licence(),
            "ba06b5646cfcdd38a1dee8e76d2c3644b2f77c083e9b02069bf526fcf6187559"));
    return List.copyOf(all);
  }

  private static ListedTable log(
      String name, String file, long rows, String licence, String sha256) {
    return new ListedTable(
        name,
        GOLDEN + file,
        ',',
        PlainDatasets.HERE,
        licence,
        PlainDatasets.NOTHING,
        rows,
        sha256,
        Becomes.AS_IT_IS);
  }

  private static ListedTable openBandit(String file, String sha256) {
    return new ListedTable(
        OpenBandit.NAME + ":" + file.substring(0, file.indexOf('.')),
        OpenBandit.NAME + "/" + file,
        ',',
        PlainDatasets.OPEN_BANDIT_ITEMS_RANDOM.source(),
        PlainDatasets.OPEN_BANDIT_ITEMS_RANDOM.licence(),
        PlainDatasets.OPEN_BANDIT_ITEMS_RANDOM.citation(),
        10_000,
        sha256,
        Becomes.LOG);
  }

  private static ListedTable listed(Published dataset, Becomes becomes) {
    String folder =
        FOLDERS.getOrDefault(
            dataset.name(),
            dataset.fileName().contains("folds") || dataset.fileName().contains("halves")
                ? FOLDS
                : GOLDEN);
    return new ListedTable(
        dataset.name(),
        folder + dataset.fileName(),
        dataset.columnSeparator(),
        dataset.source(),
        dataset.licence(),
        dataset.citation(),
        dataset.rows(),
        dataset.sha256(),
        becomes);
  }
}
