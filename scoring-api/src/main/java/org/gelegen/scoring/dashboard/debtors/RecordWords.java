package org.gelegen.scoring.dashboard.debtors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Says records in plain words, without addresses: a page shows what happened, not how to reach.
 *
 * @param clock formats on the debtor's clock
 */
record RecordWords(Frame frame, Formats clock) {
  String of(PortfolioRecord record) {
    return switch (record) {
      case ClientRecord client -> client.name();
      case DebtorRecord debtor -> debtor(debtor);
      case CaseRecord one ->
          frame.text(
              "debtors.says.case",
              one.caseId().value(),
              clock.money(one.amount()),
              name("stage", one.stage()),
              name("status", one.status()));
      case HoldRecord hold -> hold(hold);
      case ContactRecord contact -> contact(contact);
      case OutcomeRecord outcome -> outcome(outcome);
      case PaymentRecord payment ->
          payment.amount().signum() > 0
              ? frame.text("debtors.says.payment", clock.money(payment.amount()))
              : frame.text("debtors.says.reversal", clock.money(payment.amount().negate()));
    };
  }

  private String debtor(DebtorRecord debtor) {
    List<String> facts = new ArrayList<>();
    facts.add(name("kind", debtor.kind()));
    List<Channel> reachable =
        debtor.channels().entrySet().stream()
            .filter(entry -> entry.getValue().address() != null)
            .map(Map.Entry::getKey)
            .toList();
    List<Channel> refused =
        debtor.channels().entrySet().stream()
            .filter(entry -> entry.getValue().optedOut())
            .map(Map.Entry::getKey)
            .toList();
    facts.add(
        reachable.isEmpty()
            ? frame.text("debtors.says.unreachable")
            : frame.text("debtors.says.reachable", channels(reachable)));
    if (!refused.isEmpty()) {
      facts.add(frame.text("debtors.says.refused", channels(refused)));
    }
    if (debtor.preferredChannel() != null) {
      facts.add(frame.text("debtors.says.prefers", channel(debtor.preferredChannel())));
    }
    if (!debtor.needs().isEmpty()) {
      facts.add(
          frame.text(
              "debtors.says.needs",
              debtor.needs().stream()
                  .sorted()
                  .map(need -> name("need", need))
                  .collect(Collectors.joining(", "))));
    }
    if (debtor.vulnerable()) {
      facts.add(frame.text("debtors.says.vulnerable"));
    }
    return frame.text("debtors.says.debtor", String.join("; ", facts));
  }

  private String hold(HoldRecord hold) {
    String kind = name("hold", hold.kind());
    String about =
        hold.caseId() == null
            ? frame.text("debtors.says.every-case")
            : frame.text("debtors.says.one-case", hold.caseId().value());
    Instant until = hold.until();
    return until == null
        ? frame.text("debtors.says.hold", kind, about, clock.moment(hold.from()))
        : frame.text(
            "debtors.says.hold-until", kind, about, clock.moment(hold.from()), clock.moment(until));
  }

  private String contact(ContactRecord contact) {
    String channel = channel(contact.channel());
    if (contact.direction() == Direction.INBOUND) {
      return frame.text("debtors.says.inbound", channel);
    }
    @Nullable String template = contact.template();
    String made =
        template == null
            ? frame.text("debtors.says.contact", channel)
            : frame.text("debtors.says.contact-text", channel, template);
    return contact.alsoCaseIds().isEmpty()
        ? made
        : frame.text(
            "debtors.says.also-about",
            made,
            contact.alsoCaseIds().stream().map(CaseId::value).collect(Collectors.joining(", ")));
  }

  private String outcome(OutcomeRecord outcome) {
    String result = name("result", outcome.result());
    Instant callback = outcome.callbackAt();
    String said =
        callback == null
            ? result
            : frame.text("debtors.says.callback", result, clock.moment(callback));
    Channel channel = outcome.channel();
    return channel == null ? said : frame.text("debtors.says.outcome", channel(channel), said);
  }

  String channels(Collection<Channel> channels) {
    return channels.stream().sorted().map(this::channel).collect(Collectors.joining(", "));
  }

  String channel(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  private String name(String group, WireName value) {
    return frame.text("debtors." + group + "." + value.wireName());
  }
}
