package org.gelegen.scheduler.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text can leave open, written as its name between double braces. */
public enum Placeholder {
  /** What is owed on the case, with its currency. */
  AMOUNT("amount"),
  /** When it was due. */
  DUE_DATE("dueDate"),
  /** The case's id, for the debtor to quote. */
  REFERENCE("reference"),
  /** The debtor's other cases that are spoken of as well, each with its id and what is owed. */
  OTHER_CASES("otherCases"),
  /** What is owed on the case and on those together. */
  TOTAL("total"),
  /** The client's name. */
  CLIENT("client"),
  /** Where the debtor can pay. */
  PAYMENT_LINK("paymentLink");

  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");

  private final String placeName;

  Placeholder(String placeName) {
    this.placeName = placeName;
  }

  /** The name between the braces, such as {@code dueDate}. */
  public String placeName() {
    return placeName;
  }

  /**
   * The places in a text, in order.
   *
   * @throws IllegalArgumentException naming the place that is not known and what is
   */
  static List<Placeholder> in(String text) {
    List<Placeholder> places = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      places.add(
          find(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "a text may leave open " + names() + " but has {{" + name + "}}")));
    }
    return places;
  }

  private static Optional<Placeholder> find(String name) {
    return Arrays.stream(values()).filter(place -> place.placeName.equals(name)).findFirst();
  }

  private static String names() {
    return Arrays.stream(values())
        .map(place -> "{{" + place.placeName + "}}")
        .collect(Collectors.joining(", "));
  }
}
