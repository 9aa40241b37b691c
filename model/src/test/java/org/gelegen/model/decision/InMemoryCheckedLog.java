package org.gelegen.model.decision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Checks by looking again right before it keeps. */
public final class InMemoryCheckedLog implements CheckedLog {
  private final DecisionLog decisions;
  private final CampaignStore campaigns;
  private final Objections objections;
  private final Set<DebtorId> refused = new HashSet<>();

  public InMemoryCheckedLog(DecisionLog decisions, CampaignStore campaigns, Objections objections) {
    this.decisions = decisions;
    this.campaigns = campaigns;
    this.objections = objections;
  }

  @Override
  public Circumstances look(ClientId client, Set<DebtorId> debtors) {
    Map<DebtorId, List<PlannedContact>> pending = new HashMap<>();
    campaigns
        .pending(client, debtors)
        .forEach(
            (debtor, contacts) ->
                pending.put(debtor, contacts.stream().map(ContactState::contact).toList()));
    return new Circumstances(objections.objected(client, debtors), pending);
  }

  @Override
  public synchronized Set<DebtorId> append(
      ClientId client, List<Decision> made, Circumstances madeIn) {
    Set<DebtorId> debtors = new HashSet<>();
    made.stream()
        .filter(decision -> decisions.find(client, decision.decisionId()).isEmpty())
        .forEach(decision -> debtors.add(decision.debtorId()));
    Circumstances now = look(client, debtors);
    Set<DebtorId> others = new HashSet<>(debtors);
    others.removeIf(
        debtor ->
            now.objects(debtor) == madeIn.objects(debtor)
                && now.pending(debtor).equals(madeIn.pending(debtor)));
    decisions.append(
        client, made.stream().filter(each -> !others.contains(each.debtorId())).toList());
    refused.addAll(others);
    return others;
  }

  /** Of whom decisions were made in other circumstances, ever. */
  public synchronized Set<DebtorId> refused() {
    return Set.copyOf(refused);
  }
}
