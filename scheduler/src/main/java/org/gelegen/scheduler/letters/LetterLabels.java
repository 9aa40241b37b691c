package org.gelegen.scheduler.letters;

/**
 * The few words that a page says besides its text, in the language of the text where it is known
 * and in English elsewhere.
 */
record LetterLabels(
    String date,
    String reference,
    String beneficiary,
    String account,
    String amount,
    String scanToPay,
    String scanToVisit,
    String page) {
  private static final LetterLabels ENGLISH =
      new LetterLabels(
          "Date",
          "Our reference",
          "Payable to",
          "IBAN",
          "Amount",
          "Scan with the app of your bank to pay",
          "Scan to pay online",
          "page");

  static LetterLabels in(String language) {
    return switch (language) {
      case "nl" ->
          new LetterLabels(
              "Datum",
              "Ons kenmerk",
              "Te betalen aan",
              "IBAN",
              "Bedrag",
              "Scan met de app van uw bank om te betalen",
              "Scan om online te betalen",
              "pagina");
      case "de" ->
          new LetterLabels(
              "Datum",
              "Unser Zeichen",
              "Zahlbar an",
              "IBAN",
              "Betrag",
              "Mit der App Ihrer Bank scannen und zahlen",
              "Scannen und online zahlen",
              "Seite");
      case "fr" ->
          new LetterLabels(
              "Date",
              "Notre référence",
              "À payer à",
              "IBAN",
              "Montant",
              "Scannez avec l’application de votre banque pour payer",
              "Scannez pour payer en ligne",
              "page");
      default -> ENGLISH;
    };
  }
}
