package org.gelegen.scoring.debtors;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.scoring.campaigns.PlannedContactRepresentation;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.recommendations.DecisionResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything held about a debtor. */
record DebtorDataResponse(
    String debtorId,
    @Doc("every record, oldest first, as it is imported") List<JsonNode> records,
    @Doc("every decision, oldest first, with what it was drawn from")
        List<DecisionResponse> decisions,
    @Doc("every contact that was ever planned, by slot, whatever became of it")
        List<PlannedContactRepresentation> planned,
    @Doc("the experiments that the debtor takes or took part in") List<Exposed> experiments,
    @Doc("what a version that only looked on made of decisions, oldest first")
        List<Shadowed> shadows,
    @Doc("objections to profiling, oldest first, withdrawn ones included")
        List<ObjectionRepresentation> objections,
    @Doc("payment links that messages to the debtor bore, oldest first") List<SentLink> links,
    @Doc("what gateways call the messages to the debtor, for as long as they may tell of them")
        List<SentMessage> messages,
    @Doc("that messages went to a number, which is kept as a hash to find it by when it answers")
        List<WrittenNumber> numbers) {
  DebtorDataResponse {
    records = List.copyOf(records);
    decisions = List.copyOf(decisions);
    planned = List.copyOf(planned);
    experiments = List.copyOf(experiments);
    shadows = List.copyOf(shadows);
    objections = List.copyOf(objections);
    links = List.copyOf(links);
    messages = List.copyOf(messages);
    numbers = List.copyOf(numbers);
  }

  /** A payment link. */
  record SentLink(
      @Doc("what the link ends with") String token,
      String contactId,
      @Doc("what the payment is asked under") String reference,
      OffsetDateTime madeAt,
      @Doc("when it was first followed; left out: it was not") @Nullable OffsetDateTime clickedAt) {
    static SentLink from(HeldTraces.Link link, ZoneId zone) {
      Instant clicked = link.clickedAt();
      return new SentLink(
          link.token(),
          link.contactId().value(),
          link.reference(),
          link.madeAt().atZone(zone).toOffsetDateTime(),
          clicked == null ? null : clicked.atZone(zone).toOffsetDateTime());
    }
  }

  /** What a gateway calls a message. */
  record SentMessage(
      String gateway,
      String messageId,
      String contactId,
      OffsetDateTime sentAt,
      @Doc("what was told of it, and when first") List<Told> told) {
    SentMessage {
      told = List.copyOf(told);
    }

    static SentMessage from(HeldTraces.Message message, ZoneId zone) {
      return new SentMessage(
          message.gateway(),
          message.messageId(),
          message.contactId().value(),
          message.sentAt().atZone(zone).toOffsetDateTime(),
          message.told().entrySet().stream()
              .map(
                  entry ->
                      new Told(entry.getKey(), entry.getValue().atZone(zone).toOffsetDateTime()))
              .toList());
    }
  }

  /** A result that was told of a message. */
  record Told(String result, OffsetDateTime at) {}

  /** That messages went to a number, or were to. */
  record WrittenNumber(
      String gateway,
      @Doc("the number's hash, under a key of this installation") String hash,
      @Doc("the last contact that went there; left out: none did yet") @Nullable String contactId,
      @Nullable OffsetDateTime writtenAt) {
    static WrittenNumber from(HeldTraces.Number number, ZoneId zone) {
      ContactId contact = number.contactId();
      Instant written = number.writtenAt();
      return new WrittenNumber(
          number.gateway(),
          number.hash(),
          contact == null ? null : contact.value(),
          written == null ? null : written.atZone(zone).toOffsetDateTime());
    }
  }

  /** What another version would have decided; it acts on nothing. */
  record Shadowed(
      String decisionId,
      @Doc("the version that looked on") String version,
      @Doc("the channel it would have chosen; left out: it would have waited")
          @Nullable String channel,
      @Nullable OffsetDateTime start,
      @Doc("what it expected of the chosen action; left out: none was chosen")
          @Nullable Double reach,
      @Nullable Double response,
      @Nullable Double harm) {
    static Shadowed from(ShadowScore score, ZoneId zone) {
      ScoredAction choice = score.choice();
      ShadowScore.Probabilities expected = score.ofChosen();
      return new Shadowed(
          score.decisionId().value(),
          score.version(),
          choice == null ? null : choice.action().channel().wireName(),
          choice == null ? null : choice.slot().start().atZone(zone).toOffsetDateTime(),
          expected == null ? null : (Double) expected.reach(),
          expected == null ? null : (Double) expected.response(),
          expected == null ? null : (Double) expected.harm());
    }
  }

  /** An experiment that the debtor takes part in, and since when. */
  record Exposed(String id, String arm, OffsetDateTime since) {
    static Exposed from(Exposure exposure, ZoneId zone) {
      return new Exposed(
          exposure.experiment().value(),
          exposure.arm(),
          exposure.at().atZone(zone).toOffsetDateTime());
    }
  }
}
