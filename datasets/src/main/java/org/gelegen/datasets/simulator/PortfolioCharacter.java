package org.gelegen.datasets.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gelegen.datasets.simulator.AttributeRecipe.Category;
import org.gelegen.datasets.simulator.AttributeRecipe.Category.Word;
import org.gelegen.datasets.simulator.AttributeRecipe.Signal;
import org.gelegen.datasets.simulator.PortfolioProfile.Creditor;
import org.gelegen.datasets.simulator.PortfolioProfile.Habits;
import org.gelegen.datasets.simulator.StaticWorkflow.Timing;
import org.gelegen.model.portfolio.ClientId;

/**
 * Portfolios that differ in what there is to be learned from them, for laboratories. Each is of the
 * kind of {@link Portfolios#noorderlicht} with some traits made stronger and the others taken away.
 */
@SuppressWarnings("ImmutableEnumChecker") // habits are a record of numbers
public enum PortfolioCharacter {
  /** Groups that an attribute tells apart have their hours; nobody has hours of its own. */
  SHARED_HABITS(new Habits(1.4, 0, 0.3, 0.3, 0.5, 0), 4_000),
  /** Everybody has hours of its own, which nothing but the debtor's own history tells. */
  OWN_HABITS(new Habits(0.2, 1.6, 0.3, 0.3, 0.5, 0), 4_000),
  /** Everybody likes some channels and not others. */
  CHANNEL_TASTE(new Habits(0.2, 0.2, 1.8, 0.3, 0.5, 0), 4_000),
  /** Ability comes with the payday and goes. */
  PAYDAY(new Habits(0.2, 0.2, 0.3, 2.0, 0.5, 0), 4_000),
  /** Nobody has habits: no hour is better than another, and no channel suits one more than all. */
  NOTHING_TO_LEARN(new Habits(0, 0, 0, 0, 0, 0), 4_000),
  /** Shared habits under a workflow that called those who pay badly in the evening. */
  CONFOUNDED(new Habits(1.4, 0, 0.3, 0.3, 0.5, 0), 4_000),
  /** Habits as usual that change once a year on average. */
  CHANGING_HABITS(new Habits(0.9, 1.0, 0.6, 0.8, 0.6, 1.0), 4_000),
  /** A creditor of 150 debtors. */
  SMALL(new Habits(1.2, 0.8, 0.8, 0.5, 0.6, 0), 150),
  /** All at once. */
  EVERYTHING(new Habits(0.9, 1.0, 0.9, 1.0, 0.7, 0.1), 4_000);

  private final Habits habits;
  private final int debtors;

  PortfolioCharacter(Habits habits, int debtors) {
    this.habits = habits;
    this.debtors = debtors;
  }

  /** The name in lower case with hyphens, such as {@code own-habits}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A portfolio of this character. */
  public PortfolioProfile profile(long seed) {
    return profile(seed, debtors);
  }

  /** A portfolio of this character and another size. */
  public PortfolioProfile profile(long seed, int debtors) {
    PortfolioProfile like = Portfolios.noorderlicht();
    Creditor creditor = like.creditor();
    List<AttributeRecipe> attributes = new ArrayList<>(like.debtorAttributes());
    attributes.add(
        new Category(
            "household",
            Signal.DAYTIME,
            0.05,
            List.of(
                new Word("single", 0.4, -0.9),
                new Word("couple", 0.35, -0.3),
                new Word("family", 0.15, 0.6),
                new Word("elderly", 0.1, 1.6))));
    return new PortfolioProfile(
        new Creditor(
            new ClientId(label()),
            label(),
            creditor.party(),
            creditor.country(),
            creditor.zone(),
            creditor.currency()),
        debtors,
        seed,
        like.start(),
        habits,
        like.temperament(),
        like.arrears(),
        like.patterns(),
        like.channels(),
        attributes,
        like.caseAttributes());
  }

  /** The workflow that makes its history. */
  public StaticWorkflow workflow(PortfolioProfile profile) {
    return switch (this) {
      case CONFOUNDED ->
          new StaticWorkflow(
              profile, StaticWorkflow.usualSteps(), RestDays.dutch(), Timing.BAD_PAYERS_LATE);
      case SMALL, EVERYTHING -> StaticWorkflow.usual(profile);
      default ->
          new StaticWorkflow(
              profile, StaticWorkflow.spreadSteps(), RestDays.dutch(), Timing.AS_STATED);
    };
  }
}
