package org.gelegen.datasets.published;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The public tables that are read as they are. */
public final class PlainDatasets {
  /**
   * Bank marketing. {@code duration}, the length of the call, is known only after it; {@code pdays}
   * is unknown where it is 999, which stands for never.
   */
  public static final PlainDataset BANK_MARKETING =
      new PlainDataset(
          "bank-marketing",
          "Bank Marketing, with social and economic context",
          "bank-additional-full.csv",
          ';',
          "the UCI Machine Learning Repository, data set \"Bank Marketing\"",
          "CC BY 4.0",
          "S. Moro, P. Cortez, P. Rita: A Data-Driven Approach to Predict the Success of Bank"
              + " Telemarketing, Decision Support Systems, 2014",
          41_188,
          "74adfc578bf77a7ff4bb1ba4a9f8709d9e3c6907342959c2c8416847e0afb4d8",
          new Columns(
                  Set.of(
                      "job",
                      "marital",
                      "education",
                      "default",
                      "housing",
                      "loan",
                      "contact",
                      "month",
                      "day_of_week",
                      "poutcome",
                      "y"),
                  Set.of("duration", "y"),
                  Set.of(),
                  Map.of("pdays", "999"))
              ::facts);

  /** Credit default. {@code ID} is the row's number and says nothing. */
  public static final PlainDataset CREDIT_DEFAULT =
      new PlainDataset(
          "credit-default",
          "Default of Credit Card Clients",
          "UCI_Credit_Card.csv",
          ',',
          "the UCI Machine Learning Repository, data set \"Default of Credit Card Clients\"",
          "CC BY 4.0",
          "I.-C. Yeh, C.-H. Lien: The comparisons of data mining techniques for the predictive"
              + " accuracy of probability of default of credit card clients, Expert Systems with"
              + " Applications, 2009",
          30_000,
          "e3d893c1b4a9dc73220d01e18975ea04adb79fd8e0cebed1aea739e77797224e",
          new Columns(
                  Set.of("SEX", "EDUCATION", "MARRIAGE"),
                  Set.of("default.payment.next.month"),
                  Set.of("ID"),
                  Map.of())
              ::facts);

  /**
   * Hillstrom's e-mail challenge: {@code segment} is which e-mail was sent, by chance a third each;
   * {@code visit}, {@code conversion} and {@code spend} are what became of it.
   */
  public static final PlainDataset HILLSTROM =
      new PlainDataset(
          "hillstrom",
          "MineThatData E-Mail Analytics and Data Mining Challenge",
          "hillstrom.csv",
          ',',
          "K. Hillstrom's MineThatData blog, March 2008",
          "an open challenge, no licence stated: not to be handed on",
          "K. Hillstrom: The MineThatData E-Mail Analytics and Data Mining Challenge, 2008",
          64_000,
          "0e5893329d8b93cefecc571777672028290ab69865718020c78c7284f291aece",
          new Columns(
                  Set.of("history_segment", "zip_code", "channel", "segment"),
                  Set.of("segment", "visit", "conversion", "spend"),
                  Set.of(),
                  Map.of())
              ::facts);

  static final String HERE = "made for this project, from the table that it is named after";
  static final String AS_THE_PROJECT = "Apache-2.0, as the project";
  static final String NOTHING = "nothing of its own";

  private static final String OPEN_BANDIT_SOURCE = "ZOZO's Open Bandit Pipeline, directory obd";
  private static final String OPEN_BANDIT_CITATION =
      "Y. Saito, S. Aihara, M. Matsutani, Y. Narita: Open Bandit Dataset and Pipeline: Towards"
          + " Realistic and Reproducible Off-Policy Evaluation, 2020";

  /** The items of Open Bandit's log of the random policy; features are hashed words. */
  public static final PlainDataset OPEN_BANDIT_ITEMS_RANDOM =
      items("random", "6d855c2b7e917d0448d71bbe62c023147495882c0fdc8c41e86fef86abf9fe09");

  /** The items of Open Bandit's log of the other policy. */
  public static final PlainDataset OPEN_BANDIT_ITEMS_BTS =
      items("bts", "3b411ed6b0471316321a6b93f4f756bb25888eac6218cd71d0b603d41d85732d");

  /** How probable the other policy makes each item at each position; {@code --policy} reads it. */
  public static final PlainDataset OPEN_BANDIT_BTS_POLICY =
      made(
          "open-bandit-bts-policy",
          "bts_action_dist_men.csv",
          34,
          "de7d434a65571a82496bc0459929cf7da435954fe1af94fb64cf59fa6702626d",
          Set.of());

  /** The fold of each row of bank marketing. */
  public static final PlainDataset BANK_MARKETING_FOLDS =
      made(
          "bank-marketing-folds",
          "bank-additional-full-folds.csv",
          41_188,
          "585c26f7092da8d01f1e3e8fae0c8c1402d92c81bd6a3e5951d35c17b9e73d0b",
          Set.of());

  /** The fold of each row of credit default. */
  public static final PlainDataset CREDIT_DEFAULT_FOLDS =
      made(
          "credit-default-folds",
          "credit-default-folds.csv",
          30_000,
          "dc871e2107e5a401103c1320d85a5dc49d4ed9df6759a0659029ddd0e1eb4af8",
          Set.of());

  /** The half of each row of Hillstrom's challenge: 0 learns, 1 values. */
  public static final PlainDataset HILLSTROM_HALVES =
      made(
          "hillstrom-halves",
          "hillstrom-halves.csv",
          64_000,
          "429b6aa421a94902aeefc6bc314498511c908a1c407c77828ecd134fe68868ef",
          Set.of());

  /** What other learners said of the later rows of bank marketing, with what came true. */
  public static final PlainDataset BANK_MARKETING_PREDICTIONS =
      made(
          "bank-marketing-predictions",
          "bank-additional-full-temporal-predictions.csv",
          12_357,
          "fb89fe3ca91aa2afb7a4102a0683e34efe4a2f8db1294f1ea50811d789205234",
          Set.of("y"));

  private PlainDatasets() {}

  /** The tables by which learning is measured, then those that go with them. */
  public static List<PlainDataset> all() {
    return List.of(
        BANK_MARKETING,
        CREDIT_DEFAULT,
        HILLSTROM,
        OPEN_BANDIT_ITEMS_RANDOM,
        OPEN_BANDIT_ITEMS_BTS,
        OPEN_BANDIT_BTS_POLICY,
        BANK_MARKETING_FOLDS,
        CREDIT_DEFAULT_FOLDS,
        HILLSTROM_HALVES,
        BANK_MARKETING_PREDICTIONS);
  }

  /** The table that goes by this name, or empty. */
  public static Optional<PlainDataset> find(String name) {
    return all().stream().filter(dataset -> dataset.name().equals(name)).findFirst();
  }

  private static PlainDataset items(String policy, String sha256) {
    return new PlainDataset(
        "open-bandit-items-" + policy,
        "Open Bandit Dataset, the items of campaign men",
        "item_context_" + policy + "_men.csv",
        ',',
        OPEN_BANDIT_SOURCE,
        "Apache-2.0",
        OPEN_BANDIT_CITATION,
        34,
        sha256,
        new Columns(
                Set.of("item_feature_1", "item_feature_2", "item_feature_3"),
                Set.of(),
                Set.of(""),
                Map.of())
            ::facts);
  }

  private static PlainDataset made(
      String name, String fileName, long rows, String sha256, Set<String> later) {
    return new PlainDataset(
        name,
        name,
        fileName,
        ',',
        HERE,
        AS_THE_PROJECT,
        NOTHING,
        rows,
        sha256,
        new Columns(Set.of(), later, Set.of(), Map.of())::facts);
  }
}
