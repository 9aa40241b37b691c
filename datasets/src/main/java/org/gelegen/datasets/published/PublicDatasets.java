package org.gelegen.datasets.published;

import java.util.List;
import java.util.Optional;

/** The public tables that can be turned into records. */
public final class PublicDatasets {
  private static final PublicDataset BANK_MARKETING =
      new PublicDataset(
          BankMarketing.NAME,
          "Bank Marketing, with social and economic context",
          "bank-additional-full.csv",
          "the UCI Machine Learning Repository, data set \"Bank Marketing\"",
          "CC BY 4.0",
          "S. Moro, P. Cortez, P. Rita: A Data-Driven Approach to Predict the Success of Bank"
              + " Telemarketing, Decision Support Systems, 2014",
          41_188,
          "74adfc578bf77a7ff4bb1ba4a9f8709d9e3c6907342959c2c8416847e0afb4d8",
          BankMarketing::convert);

  private PublicDatasets() {}

  public static List<PublicDataset> all() {
    return List.of(BANK_MARKETING);
  }

  /** The table that goes by this name, or empty. */
  public static Optional<PublicDataset> find(String name) {
    return all().stream().filter(dataset -> dataset.name().equals(name)).findFirst();
  }
}
