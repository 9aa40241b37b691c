package org.gelegen.scheduler.vicidial;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.workflows.WorkflowStep;
import org.gelegen.scheduler.gateways.OutgoingMessage;

/**
 * A contact as the dialer has it.
 *
 * @param vendorLeadCode the contact's id where it fits into 20 characters, else 20 that follow from
 *     it
 * @param phoneCode the country's digits
 * @param phoneNumber the digits after them
 * @param priority from -99 to 99
 */
record Lead(
    String vendorLeadCode,
    String phoneCode,
    String phoneNumber,
    int priority,
    Map<String, String> fields) {
  private static final String SAFE = "[A-Za-z0-9._-]";
  private static final int TOP = 99;
  private static final BigDecimal MOST_RANK = BigDecimal.valueOf(99_999);

  Lead {
    fields = Map.copyOf(fields);
  }

  /**
   * The lead of a contact, or empty where its address is no number with a plus. A call that the
   * debtor asked for and that no model rated has the highest priority and rank.
   */
  static Optional<Lead> of(OutgoingMessage message, BigDecimal evenValue) {
    String address = message.address() == null ? "" : message.address();
    PhoneNumber number;
    try {
      number = PhoneNumberUtil.getInstance().parse(address, null);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
    String digits = PhoneNumberUtil.getInstance().getNationalSignificantNumber(number);
    if (!digits.matches("[0-9]{6,16}")) {
      return Optional.empty();
    }
    String contact = message.contactId().value();
    BigDecimal value = message.facts().expectedValue();
    Map<String, String> fields = new LinkedHashMap<>();
    if (contact.matches(SAFE + "{1,50}")) {
      fields.put("source_id", contact);
    }
    String client = message.clientId().value();
    if (client.matches(SAFE + "{1,20}")) {
      fields.put("owner", client);
    }
    boolean asked = contact.startsWith(WorkflowStep.CALLBACK_PREFIX);
    fields.put("rank", rank(asked ? MOST_RANK : value));
    return Optional.of(
        new Lead(
            code(message.clientId(), message.contactId()),
            Integer.toString(number.getCountryCode()),
            digits,
            asked ? TOP : priority(value, evenValue),
            fields));
  }

  /**
   * The priority of an expected value v where e gets 0: -99 + 198 · v / (v + e), rounded; so it
   * grows with the value, from -99 at 0, and never passes 99.
   */
  static int priority(BigDecimal value, BigDecimal evenValue) {
    if (value.signum() <= 0) {
      return -TOP;
    }
    return value
            .multiply(BigDecimal.valueOf(2L * TOP))
            .divide(value.add(evenValue), 0, RoundingMode.HALF_EVEN)
            .intValue()
        - TOP;
  }

  /** The value in hundredths, for a list that is ordered by rank. */
  private static String rank(BigDecimal value) {
    return value
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_EVEN)
        .max(BigDecimal.ZERO)
        .min(MOST_RANK)
        .toPlainString();
  }

  /** The code of the lead of a contact. */
  static String code(ClientId client, ContactId contact) {
    if (contact.value().matches(SAFE + "{1,20}")) {
      return contact.value();
    }
    String key = client.value() + "/" + contact.value();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
