package org.gelegen.notebooks.rows;

import static org.gelegen.notebooks.tables.Column.flag;
import static org.gelegen.notebooks.tables.Column.moment;
import static org.gelegen.notebooks.tables.Column.number;
import static org.gelegen.notebooks.tables.Column.probability;
import static org.gelegen.notebooks.tables.Column.text;
import static org.gelegen.notebooks.tables.Column.whole;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;

/** The tables of what happened. */
final class ContactTables {
  private static final String MONEY = "currency";
  private static final String EMPTY =
      "Empty: not known yet, an inbound contact, or thanks for a payment.";

  static final Column DEBTOR = text("debtor", "The debtor; the same name in every table.");
  static final Column CASE = text("case", "The case; empty where none was named.");
  static final Column CONTACT = text("contact", "The contact; the same name in every table.");

  static final Table OUTCOMES =
      new Table(
              "outcomes",
              "What came of contacts, as it was reported.",
              "an outcome of a contact",
              List.of(
                  CONTACT,
                  DEBTOR,
                  moment("at", "When it happened."),
                  text("result", "What happened, such as opened, right-party or promise.")))
          .orderedBy("contact", "at", "result");

  static final Table PAYMENTS =
      new Table(
              "payments",
              "Money that came in, whatever made it come.",
              "a payment or its reversal",
              List.of(
                  text("payment", "The payment."),
                  DEBTOR,
                  CASE,
                  moment("at", "When it came in."),
                  number("amount", MONEY, "How much; negative: an earlier payment was reversed.")))
          .orderedBy("payment");

  static final Table PREDICTIONS =
      new Table(
              "predictions",
              "What each exported version says of each outbound contact, as it looked just before"
                  + " it was made. A version may have learned from a contact that it has seen:"
                  + " compare versions on contacts that none of them has.",
              "a contact and a version",
              List.of(
                  CONTACT,
                  text("version", "The version, as in versions."),
                  flag("seen", "Whether the contact was made not after the version's as_of."),
                  probability("reach", "That it reaches the debtor."),
                  probability(
                      "response_if_reached", "That a contact which reaches is answered for."),
                  probability("harm", "That a complaint or an opt-out follows within 7 days."),
                  probability("self_cure", "That the case is answered for without any contact."),
                  probability("response", "That the case is answered for, given this contact.")))
          .orderedBy("contact", "version");

  private ContactTables() {}

  /** With features. */
  static Table contacts(ContactFeatures features) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                CONTACT,
                DEBTOR,
                CASE,
                whole(
                    "other_cases",
                    "count",
                    "How many other cases of the debtor it spoke of as well."),
                moment("at", "When it was made."),
                text("direction", "outbound, or inbound where the debtor came to the creditor."),
                text("channel", "phone, ivr, sms, whatsapp, email, letter or portal."),
                text("tone", "friendly, neutral or firm; empty where unknown."),
                text("local_date", "The date where the debtor lives, as YYYY-MM-DD."),
                whole("local_hour", "0 to 23", "The hour where the debtor lives."),
                whole(
                    "local_weekday", "1 to 7", "The weekday where the debtor lives, from Monday."),
                number("balance", MONEY, "What was open on the case; empty without a case."),
                number(
                    "cost", MONEY, "What it cost; by the settings where the record does not say."),
                probability(
                    "propensity",
                    "With which probability it was chosen, as the record says; empty: unknown."),
                text("decision", "The decision that it acts on, as in decisions; empty: none."),
                flag("reached", "Whether it reached the debtor. " + EMPTY),
                flag(
                    "answered",
                    "Whether it was answered for; as in training only once the whole response"
                        + " window is over, also where the next contact on the case came sooner. "
                        + EMPTY),
                flag("harmed", "Whether it was followed by harm. " + EMPTY),
                number(
                    "answer_days",
                    "days",
                    "How long it could be answered for: the response window, or until the next"
                        + " contact on the case. Empty of inbound contacts and of thanks for a"
                        + " payment.")));
    columns.addAll(features.columns());
    return new Table(
            "contacts",
            "Every contact, with what was known of the debtor just before it, and with what became"
                + " of it. Features (x_…) are those of outbound contacts only.",
            "a contact",
            columns)
        .orderedBy("contact");
  }
}
