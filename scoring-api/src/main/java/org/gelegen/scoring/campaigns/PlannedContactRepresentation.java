package org.gelegen.scoring.campaigns;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.Figures;
import org.jspecify.annotations.Nullable;

/** A planned contact and where it stands. Flat, so that it fits a row of a table. */
public record PlannedContactRepresentation(
    String contactId,
    String debtorId,
    String caseId,
    @Doc("the debtor's other cases that it speaks of as well") List<String> alsoCaseIds,
    String decisionId,
    Channel channel,
    @Doc("inclusive, with the debtor's offset") OffsetDateTime start,
    @Doc("exclusive") OffsetDateTime end,
    ContactStatus status,
    @Doc("how often sending was tried") int attempts,
    @Doc("absent: the channel's default") @Nullable String template,
    @Doc("absent: that of the text") @Nullable Tone tone,
    @Doc("absent where no model was asked, as the next three") @Nullable Double reach,
    @Nullable Double response,
    @Nullable Double harm,
    @Nullable BigDecimal expectedValue,
    BigDecimal cost,
    @Doc("the probability with which it was chosen") double propensity,
    @Doc("why it was cancelled, failed or is not known") @Nullable String reason) {
  public PlannedContactRepresentation {
    alsoCaseIds = List.copyOf(alsoCaseIds);
  }

  public static PlannedContactRepresentation from(ContactState state, ZoneId zone) {
    PlannedContact contact = state.contact();
    return new PlannedContactRepresentation(
        contact.contactId().value(),
        contact.debtorId().value(),
        contact.caseId().value(),
        contact.alsoCaseIds().stream().map(CaseId::value).toList(),
        contact.decisionId().value(),
        contact.action().channel(),
        contact.action().slot().start().atZone(zone).toOffsetDateTime(),
        contact.action().slot().end().atZone(zone).toOffsetDateTime(),
        state.status(),
        state.attempts(),
        contact.template(),
        contact.tone(),
        contact.scored() ? Figures.rounded(contact.reach()) : null,
        contact.scored() ? Figures.rounded(contact.response()) : null,
        contact.scored() ? Figures.rounded(contact.harm()) : null,
        contact.scored() ? contact.expectedValue() : null,
        contact.cost(),
        Figures.rounded(contact.propensity()),
        state.reason());
  }
}
