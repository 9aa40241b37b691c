package org.gelegen.model.decision;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one client, with one version of its models, settings and rules.
 *
 * <p>The value of an action, in the client's currency, over not contacting at all:
 *
 * <pre>
 * amount · shareRecoverable · uplift − cost(channel) − costOfHarm · harm
 * uplift = reach · (response − selfCure)
 * </pre>
 *
 * <p>Here response is what answers a contact that reaches, those who would have answered anyway
 * included; taking selfCure off it is 1 − (1 − selfCure)(1 − reach · r) − selfCure with r the
 * response that the contact alone brings. So a debtor who will pay anyway is left in peace, and
 * waiting wins when nothing is worth its cost. An appointment that the debtor asked for outranks
 * every value.
 */
public final class Decider {
  private final ClientRecord client;
  private final ClientSettings settings;
  private final RuleBook rules;
  private final LoadedModel loaded;
  private final int settingsVersion;
  private final @Nullable Approaches approaches;

  /**
   * Makes a decider.
   *
   * @param modelVersion the name that its decisions carry
   */
  public Decider(
      ClientRecord client,
      ClientSettings settings,
      RuleBook rules,
      CompiledModel model,
      String modelVersion) {
    this(client, settings, rules, new LoadedModel(modelVersion, model), 0, null);
  }

  /**
   * Makes a decider.
   *
   * @param settingsVersion the number of the settings, 0 for the defaults and for what is not kept
   * @param approaches how debtors are contacted; absent: nobody chooses
   */
  Decider(
      ClientRecord client,
      ClientSettings settings,
      RuleBook rules,
      LoadedModel loaded,
      int settingsVersion,
      @Nullable Approaches approaches) {
    this.client = client;
    this.settings = settings;
    this.rules = rules;
    this.loaded = loaded;
    this.settingsVersion = settingsVersion;
    this.approaches = approaches;
  }

  /** A decider with the same model under other settings, to see what they would change. */
  public Decider with(ClientSettings trial, RuleBook itsRules) {
    return new Decider(client, trial, itsRules, loaded, 0, approaches);
  }

  /** A decider with another model under the same settings and rules. */
  public Decider with(LoadedModel other) {
    return new Decider(client, settings, rules, other, settingsVersion, approaches);
  }

  public ClientRecord client() {
    return client;
  }

  public ClientSettings settings() {
    return settings;
  }

  /** The number of the settings, 0 for the defaults and for what is not kept. */
  public int settingsVersion() {
    return settingsVersion;
  }

  public RuleBook rules() {
    return rules;
  }

  public CompiledModel model() {
    return loaded.model();
  }

  public String modelVersion() {
    return loaded.name();
  }

  LoadedModel loaded() {
    return loaded;
  }

  /** Whether the model is a champion that can be read. */
  boolean fit() {
    return loaded.fitness() instanceof LoadedModel.Fitness.Fit;
  }

  /** Why the model is not to be asked, or empty when it may be. */
  Optional<GelegenException> damage() {
    return loaded.fitness() instanceof LoadedModel.Fitness.Damaged(_, GelegenException why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /**
   * This decider, if its model can be asked.
   *
   * @throws GelegenException when the champion cannot be read
   */
  public Decider requireModel() {
    damage()
        .ifPresent(
            why -> {
              throw why;
            });
    return this;
  }

  /**
   * This decider, if its model can be asked or the client has workflows to go by without.
   *
   * @throws GelegenException when the champion cannot be read and there is no workflow
   */
  public Decider requireModelOrWorkflow() {
    return settings.workflows().isEmpty() ? requireModel() : this;
  }

  /**
   * What decisions of one kind are made from.
   *
   * @param position of the log that the histories follow
   */
  public DecisionBasis basis(
      DecisionBasis.Origin origin, long position, Horizon horizon, List<Channel> channels) {
    return new DecisionBasis(
        origin,
        position,
        client.at(),
        settingsVersion,
        rules.version(),
        approaches == null ? null : approaches.version(),
        horizon.from(),
        horizon.length(),
        channels,
        0,
        0,
        false,
        List.of(),
        null,
        null);
  }

  /**
   * The decision with tone, offer and text, where it is to contact the debtor; else as it is.
   *
   * @param history of the debtor, as the decision knew it
   */
  public Decision approached(Decision decision, DebtorHistory history) {
    ScoredAction chosen = decision.chosen();
    CaseId caseId = decision.caseId();
    if (approaches == null || chosen == null || caseId == null) {
      return decision;
    }
    Channel channel = chosen.action().channel();
    return history
        .findCase(caseId)
        .map(subject -> approaches.choose(client, settings, history, subject, channel))
        .map(decision::by)
        .orElse(decision);
  }

  /**
   * Whether a contact was planned in a firmer tone, or as a workflow's step with a firmer text,
   * than the debtor is to be addressed in by now: who is vulnerable, cannot pay or has a need,
   * which may have become known since. A call that the debtor asked for is not.
   */
  public boolean isTooFirm(PlannedContact contact, DebtorHistory history, CaseState subject) {
    return approaches != null
        && !isAskedFor(contact, history)
        && approaches
            .firmest(history, subject)
            .filter(firmest -> isFirmer(contact, firmest))
            .isPresent();
  }

  /**
   * Whether a contact that was planned about another case can be about this one as well: in no
   * firmer tone than the debtor would be addressed in about it alone.
   */
  public boolean suits(PlannedContact contact, DebtorHistory history, CaseState other) {
    Tone tone = contact.tone();
    return !isTooFirm(contact, history, other)
        && (approaches == null
            || tone == null
            || tone.compareTo(
                    approaches
                        .choose(client, settings, history, other, contact.action().channel())
                        .tone())
                <= 0);
  }

  private static boolean isAskedFor(PlannedContact contact, DebtorHistory history) {
    Slot slot = contact.action().slot();
    return contact.appointment()
        || (contact.action().channel() == Channel.PHONE
            && history
                .callbackAt()
                .filter(asked -> !asked.isBefore(slot.start()) && asked.isBefore(slot.end()))
                .isPresent());
  }

  private static boolean isFirmer(PlannedContact contact, Tone firmest) {
    Tone tone = contact.tone();
    String template = contact.template();
    boolean firmText =
        contact.ofWorkflow()
            && template != null
            && !ShippedTexts.softened(contact.action().channel(), template).equals(template);
    boolean firmerTone = tone != null && tone.compareTo(firmest) > 0;
    return firmest != Tone.FIRM && (firmText || firmerTone);
  }

  /**
   * The slots in which anybody could be contacted at all, by calendar and by the client's own
   * settings. An evaluation over the others could only find that they are closed.
   */
  public List<Slot> openSlots(ZoneId zone, List<Slot> slots) {
    ActionGrid grid = new ActionGrid(zone, slots, List.of(Channel.values()));
    PermitGrid permits = rules.permits(Anybody.standing(client, zone, slots.getFirst()), grid);
    List<Slot> open = new ArrayList<>();
    for (int slot = 0; slot < slots.size(); slot++) {
      for (int channel = 0; channel < grid.channels().size(); channel++) {
        if (permits.permitted(grid.actionIndex(channel, slot))) {
          open.add(slots.get(slot));
          break;
        }
      }
    }
    return open;
  }

  /** Readies the decider for debtors of one zone. One for each thread. */
  public DecisionSession on(ActionGrid grid) {
    return on(grid, null);
  }

  /**
   * The same for a night's plan: where the client has no capacity in some hours, most of the
   * options that are kept are in the others. A debtor whose best hours are all closed has then
   * something left to plan.
   */
  public DecisionSession atNight(ActionGrid grid) {
    boolean[] room = new boolean[grid.size()];
    boolean everywhere = true;
    for (int action = 0; action < room.length; action++) {
      int hour =
          grid.slots().get(grid.slotIndex(action)).start().atZone(client.timeZone()).getHour();
      room[action] = settings.capacity(grid.channel(action), hour) > 0;
      everywhere &= room[action];
    }
    return on(grid, everywhere ? null : room);
  }

  private DecisionSession on(ActionGrid grid, boolean @Nullable [] room) {
    return new DecisionSession(
        this,
        new OpenScores(loaded.model(), grid, openSlots(grid.zone(), grid.slots())),
        grid,
        room);
  }
}
