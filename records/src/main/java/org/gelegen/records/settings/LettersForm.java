package org.gelegen.records.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.settings.Iban;
import org.gelegen.model.settings.LetterSettings;
import org.gelegen.model.settings.LetterSettings.Window;
import tools.jackson.databind.node.ObjectNode;

/** How settings write the house style of letters. */
final class LettersForm {
  private static final String LINE =
      "must be a line of 1 to " + LetterSettings.LONGEST_LINE + " characters";

  private LettersForm() {}

  static void write(LetterSettings settings, ObjectNode node) {
    if (settings.sender() != null) {
      node.put("sender", settings.sender());
    }
    settings.address().forEach(node.putArray("address")::add);
    if (settings.iban() != null) {
      node.put("iban", settings.iban().value());
    }
    node.put("window", settings.window().wireName());
    node.put("colour", settings.colour());
    if (settings.logo() != null) {
      node.put("logo", settings.logo());
    }
  }

  static LetterSettings read(SettingsNode node) {
    LetterSettings defaults = LetterSettings.defaults();
    node.object("sender", "address", "iban", "window", "colour", "logo");
    return new LetterSettings(
        text(node.at("sender"), LetterSettings::isLine, LINE).orElse(null),
        readAddress(node.at("address")),
        readIban(node.at("iban")).orElse(null),
        readWindow(node.at("window")).orElse(defaults.window()),
        text(
                node.at("colour"),
                colour -> colour.matches("#[0-9a-fA-F]{6}"),
                "must be a colour such as #1f4e79")
            .orElse(defaults.colour()),
        text(
                node.at("logo"),
                LetterSettings::isPicture,
                "must be a PNG or JPEG picture as base64, at most "
                    + LetterSettings.LONGEST_LOGO
                    + " characters of it")
            .orElse(null));
  }

  private static Optional<String> text(
      SettingsNode node, Predicate<String> allowed, String reason) {
    Optional<String> text = node.text();
    if (text.isPresent() && !allowed.test(text.get())) {
      node.error(reason);
      return Optional.empty();
    }
    return text;
  }

  private static List<String> readAddress(SettingsNode node) {
    List<String> lines = new ArrayList<>();
    node.forEachItem(item -> text(item, LetterSettings::isLine, LINE).ifPresent(lines::add));
    if (lines.size() > LetterSettings.MOST_LINES) {
      node.error("must have at most " + LetterSettings.MOST_LINES + " lines");
      return List.of();
    }
    return lines;
  }

  private static Optional<Iban> readIban(SettingsNode node) {
    Optional<String> text = node.text();
    try {
      return text.map(Iban::new);
    } catch (IllegalArgumentException e) {
      node.error(Iban.ALLOWED);
      return Optional.empty();
    }
  }

  private static Optional<Window> readWindow(SettingsNode node) {
    Optional<String> word = node.text();
    Optional<Window> window = word.flatMap(name -> WireName.find(Window.class, name));
    if (word.isPresent() && window.isEmpty()) {
      node.error("must be left or right");
    }
    return window;
  }
}
