package org.gelegen.datasets.published;

import java.util.List;
import java.util.Map;
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

  private PlainDatasets() {}

  public static List<PlainDataset> all() {
    return List.of(BANK_MARKETING, CREDIT_DEFAULT, HILLSTROM);
  }
}
