package org.gelegen.model.settings;

/**
 * Which courtesies a client extends to its debtors; all are off where nothing is said.
 *
 * @param thankYou whether a payment after which nothing is owed on its case is thanked for
 */
public record CourtesySettings(boolean thankYou) {
  public static CourtesySettings none() {
    return new CourtesySettings(false);
  }
}
