package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gelegen.model.courtesies.CourtesyPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.experiments.Segment;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordArchive;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the past, for decisions to be made again from.
 *
 * @param approaches how debtors were contacted; where it knows of none, nobody chose
 * @param segments the segment that an expression writes; absent: everybody
 */
public record Past(
    RecordArchive archive,
    SettingsStore settings,
    ModelSource models,
    RuleBooks rules,
    PastApproaches approaches,
    Function<@Nullable String, Segment> segments) {

  /** How debtors were contacted. */
  public interface PastApproaches {
    /**
     * By a table of then.
     *
     * @param version as {@link Approaches#version} tells it
     * @return that table or, where it is not there any more, the one of now; empty: nobody chooses
     */
    Optional<Approaches> find(String version);
  }

  /** The terms of a decision, or empty where the client's record or settings are not there. */
  Optional<Terms> terms(ClientId client, DecisionBasis basis) {
    Optional<ClientRecord> record = archive.findClient(client, basis.clientAt());
    Optional<SettingsStore.Version> version = settings.find(client, basis.settingsVersion());
    return record.flatMap(then -> version.map(its -> terms(then, its, basis)));
  }

  private Terms terms(ClientRecord client, SettingsStore.Version version, DecisionBasis basis) {
    return new Terms(
        client,
        version,
        rules
            .of(client, version.settings(), basis.rulesVersion())
            .orElseGet(() -> rules.of(client, version.settings())),
        Optional.ofNullable(basis.offersVersion()).flatMap(approaches::find).orElse(null));
  }

  /** The debtor's history as a decision knew it, or empty where its records are not there. */
  Optional<DebtorHistory> history(Terms terms, Decision stored, DecisionBasis basis) {
    ClientRecord client = terms.client();
    List<PortfolioRecord> known =
        archive.findByDebtor(client.clientId(), stored.debtorId(), basis.position()).stream()
            .filter(one -> !one.at().isAfter(stored.at()))
            .toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(DebtorHistory.replay(stored.debtorId(), client.timeZone(), known));
  }

  /** The decider of a decision, or empty where its model is not there. */
  Optional<Decider> decider(Terms terms, Decision stored) {
    return models
        .find(terms.client().clientId(), stored.modelVersion())
        .map(
            model ->
                new Decider(
                    terms.client(),
                    terms.settings().settings(),
                    terms.rules(),
                    model,
                    terms.settings().number(),
                    terms.approaches()));
  }

  /** The workflows of a decision for which no model was asked. */
  WorkflowPolicy workflows(Terms terms) {
    return new WorkflowPolicy(terms.client(), terms.settings().settings(), terms.rules(), segments)
        .sparing(terms.approaches());
  }

  /** The courtesies of the day of a decision. */
  CourtesyPolicy courtesies(Terms terms, Decision stored, DecisionBasis basis) {
    return new CourtesyPolicy(
        terms.client(),
        terms.settings().settings(),
        terms.rules(),
        new CourtesyPolicy.Day(stored.at(), basis.ahead(), basis.channels()));
  }

  /**
   * Under what a decision was made.
   *
   * @param rules those of then or, where they are not there any more, those of now
   * @param approaches likewise; absent: nobody chose how debtors are contacted
   */
  record Terms(
      ClientRecord client,
      SettingsStore.Version settings,
      RuleBook rules,
      @Nullable Approaches approaches) {
    /** What is not of then, in words. */
    List<String> differs(DecisionBasis basis) {
      List<String> differs = new ArrayList<>();
      if (!rules.version().equals(basis.rulesVersion())) {
        differs.add("the rules: " + rules.version() + " in the place of " + basis.rulesVersion());
      }
      String offers = approaches == null ? null : approaches.version();
      if (basis.offersVersion() != null && !basis.offersVersion().equals(offers)) {
        differs.add("the offers: " + offers + " in the place of " + basis.offersVersion());
      }
      return differs;
    }

    /** The arm that a decision's debtor was in, or empty when it was in none. */
    Optional<Placement> placement(Decision stored) {
      Decision.ExperimentArm arm = stored.arm();
      return arm == null
          ? Optional.empty()
          : settings
              .settings()
              .experiments()
              .find(arm.experiment().value())
              .flatMap(experiment -> placement(experiment, arm.name()));
    }

    private static Optional<Placement> placement(Experiment experiment, String arm) {
      return experiment
          .findArm(arm)
          .map(found -> new Placement(experiment.id(), found.name(), found.policy()));
    }
  }
}
