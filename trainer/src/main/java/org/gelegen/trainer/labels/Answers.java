package org.gelegen.trainer.labels;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/** Everything of one debtor that can answer for a contact, in the order it happened. */
final class Answers {
  private final List<Answer> answers = new ArrayList<>();

  /** Something that answers. */
  static final class Answer {
    /** Its place among the debtor's records. */
    final int place;

    final Instant at;

    /** Absent: it answers for any case. */
    final @Nullable CaseId caseId;

    /** Of a payment. */
    private final @Nullable BigDecimal amount;

    private @Nullable Instant reversedAt;

    Answer(int place, Instant at, @Nullable CaseId caseId, @Nullable BigDecimal amount) {
      this.place = place;
      this.at = at;
      this.caseId = caseId;
      this.amount = amount;
    }

    /** Whether it stood at {@code end}: a payment that was reversed by then does not. */
    boolean standsAt(Instant end) {
      return reversedAt == null || reversedAt.isAfter(end);
    }
  }

  /**
   * Finds the answers.
   *
   * @param ordered the debtor's records in order
   * @param contacts by id, to know which case an outcome is about
   */
  Answers(List<PortfolioRecord> ordered, Map<ContactId, ContactRecord> contacts) {
    for (int place = 0; place < ordered.size(); place++) {
      switch (ordered.get(place)) {
        case PaymentRecord payment when payment.amount().signum() > 0 ->
            answers.add(new Answer(place, payment.at(), payment.caseId(), payment.amount()));
        case PaymentRecord reversal -> reverse(reversal);
        case OutcomeRecord outcome when outcome.result().answersFor() -> {
          ContactRecord contact = contacts.get(outcome.contactId());
          if (contact != null) {
            answers.add(new Answer(place, outcome.at(), contact.caseId(), null));
          }
        }
        default -> {}
      }
    }
  }

  /** A reversal takes back the last standing payment of its amount on its case. */
  private void reverse(PaymentRecord reversal) {
    BigDecimal amount = reversal.amount().negate();
    for (int i = answers.size() - 1; i >= 0; i--) {
      Answer answer = answers.get(i);
      if (answer.amount != null
          && answer.reversedAt == null
          && answer.amount.compareTo(amount) == 0
          && Objects.equals(answer.caseId, reversal.caseId())) {
        answer.reversedAt = reversal.at();
        return;
      }
    }
  }

  List<Answer> list() {
    return answers;
  }
}
