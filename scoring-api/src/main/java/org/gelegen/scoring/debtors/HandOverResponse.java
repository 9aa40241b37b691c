package org.gelegen.scoring.debtors;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.gelegen.model.costs.ChargeableCosts;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.handover.HandOver;
import org.gelegen.model.handover.Recipient;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.recommendations.DecisionResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A case with all that is known of its debtor, for who goes on with it. */
record HandOverResponse(
    String caseId,
    Recipient to,
    @Doc("the moment whose knowledge counts") OffsetDateTime madeAt,
    String client,
    String currency,
    String debtorId,
    @Doc("the newest version as it is imported, without attributes; left out: none was")
        @Nullable JsonNode debtor,
    @Doc("every case of the debtor as it stands, the one handed over first") List<Claim> claims,
    @Doc("every version of the cases, oldest first, as all of these") List<JsonNode> cases,
    List<JsonNode> contacts,
    List<JsonNode> outcomes,
    List<JsonNode> payments,
    List<JsonNode> holds,
    @Doc("every decision with its reasons and what rules took out")
        List<DecisionResponse> decisions) {
  HandOverResponse {
    claims = List.copyOf(claims);
    cases = List.copyOf(cases);
    contacts = List.copyOf(contacts);
    outcomes = List.copyOf(outcomes);
    payments = List.copyOf(payments);
    holds = List.copyOf(holds);
    decisions = List.copyOf(decisions);
  }

  /** A case as it stands. */
  record Claim(
      String caseId,
      @Nullable LocalDate dueDate,
      @Doc("what was owed at its newest version") BigDecimal amount,
      @Doc("since then; negative after a reversal") BigDecimal paid,
      BigDecimal balance,
      Stage stage,
      CaseStatus status,
      Certainty ability,
      Certainty willingness,
      @Doc(
              "collection costs by Dutch or Belgian law; left out: neither applies, or nothing is"
                  + " owed")
          @Nullable Costs costs) {
    static Claim from(HandOver.Claim claim, ZoneId zone) {
      ChargeableCosts costs = claim.costs();
      return new Claim(
          claim.version().caseId().value(),
          claim.version().dueDate(),
          claim.version().amount(),
          claim.paid(),
          claim.balance(),
          claim.version().stage(),
          claim.version().status(),
          claim.version().ability(),
          claim.version().willingness(),
          costs == null ? null : Costs.from(costs, zone));
    }
  }

  /** What collection may cost the debtor. */
  record Costs(
      BigDecimal amount,
      @Doc("over how many claims of one agreement") int claims,
      @Doc("from when it may be charged; left out: not in sight") @Nullable OffsetDateTime from) {
    static Costs from(ChargeableCosts costs, ZoneId zone) {
      Instant from = costs.from();
      return new Costs(
          costs.amount(),
          costs.claims(),
          from == null ? null : from.atZone(zone).toOffsetDateTime());
    }
  }

  /**
   * The representation of a hand-over.
   *
   * @param json a record as it is imported
   */
  static HandOverResponse from(
      HandOver file, PlainLanguage language, Function<PortfolioRecord, JsonNode> json) {
    ZoneId zone = file.client().timeZone();
    return new HandOverResponse(
        file.subject().caseId().value(),
        file.subject().to(),
        file.subject().at().atZone(zone).toOffsetDateTime(),
        file.client().name(),
        file.client().currency().getCurrencyCode(),
        file.debtorId().value(),
        file.debtor() == null ? null : json.apply(file.debtor().withoutAttributes()),
        file.claims().stream().map(claim -> Claim.from(claim, zone)).toList(),
        file.records(CaseRecord.class).stream().map(json).toList(),
        file.records(ContactRecord.class).stream().map(json).toList(),
        file.records(OutcomeRecord.class).stream().map(json).toList(),
        file.records(PaymentRecord.class).stream().map(json).toList(),
        file.records(HoldRecord.class).stream().map(json).toList(),
        file.decisions().stream()
            .map(decision -> DecisionResponse.from(decision, zone, language))
            .toList());
  }
}
