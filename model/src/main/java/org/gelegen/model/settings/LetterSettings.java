package org.gelegen.model.settings;

import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/**
 * The house style of a client's letters.
 *
 * @param sender who writes and is paid, at most 70 characters; absent: no letter can be made
 * @param address the sender's lines below its name, at most {@value #MOST_LINES}
 * @param iban where debtors pay; absent: over the payment link
 * @param window on which side the envelope has its window
 * @param colour of the sender's name and rules, such as {@code #1f4e79}
 * @param logo a PNG or JPEG picture as base64; absent: the sender's name alone
 */
public record LetterSettings(
    @Nullable String sender,
    List<String> address,
    @Nullable Iban iban,
    Window window,
    String colour,
    @Nullable String logo) {
  /** How many lines an address of a sender has at most. */
  public static final int MOST_LINES = 4;

  /** How long a line of a sender may be; a transfer's beneficiary may be no longer either. */
  public static final int LONGEST_LINE = 70;

  /** How long a logo may be as base64: some 150 kB of picture. */
  public static final int LONGEST_LOGO = 200_000;

  /** What base64 of a PNG and of a JPEG begins with. */
  private static final Set<String> PICTURES = Set.of("iVBORw0KGgo", "/9j/");

  private static final String NONE_SET = "#1f3a5f";

  /** On which side an envelope has its window, seen from the front. */
  public enum Window implements WireName {
    LEFT("left"),
    RIGHT("right");

    private final String wireName;

    Window(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  public LetterSettings {
    address = List.copyOf(address);
    require(sender == null || isLine(sender), "sender", "a line of 1 to 70 characters");
    require(
        address.size() <= MOST_LINES && address.stream().allMatch(LetterSettings::isLine),
        "address",
        "at most 4 lines of 1 to 70 characters");
    require(colour.matches("#[0-9a-fA-F]{6}"), "colour", "like #1f4e79");
    require(logo == null || isPicture(logo), "logo", "a PNG or JPEG as base64, 200000 long");
  }

  private static void require(boolean condition, String name, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(name + " must be " + allowed);
    }
  }

  /** Whether a line of a sender may be {@code text}. */
  public static boolean isLine(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_LINE
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Whether {@code base64} looks like a picture that a letter can bear. */
  public static boolean isPicture(String base64) {
    return base64.length() <= LONGEST_LOGO
        && base64.matches("[A-Za-z0-9+/]+={0,2}")
        && base64.length() % 4 == 0
        && PICTURES.stream().anyMatch(base64::startsWith);
  }

  public static LetterSettings defaults() {
    return new LetterSettings(null, List.of(), null, Window.LEFT, NONE_SET, null);
  }
}
