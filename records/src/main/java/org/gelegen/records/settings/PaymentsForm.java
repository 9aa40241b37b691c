package org.gelegen.records.settings;

import java.util.Optional;
import org.gelegen.model.settings.PaymentSettings;
import tools.jackson.databind.node.ObjectNode;

/** How settings write where debtors pay. */
final class PaymentsForm {
  private PaymentsForm() {}

  static void write(PaymentSettings settings, ObjectNode node) {
    if (settings.page() != null) {
      node.put("page", settings.page());
    }
  }

  static PaymentSettings read(SettingsNode node) {
    node.object("page");
    SettingsNode page = node.at("page");
    Optional<String> text = page.text();
    if (text.isPresent() && !PaymentSettings.isPage(text.get())) {
      page.error(PaymentSettings.ALLOWED);
      return PaymentSettings.none();
    }
    return new PaymentSettings(text.orElse(null));
  }
}
