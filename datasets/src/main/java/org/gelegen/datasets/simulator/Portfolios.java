package org.gelegen.datasets.simulator;

import static org.gelegen.datasets.simulator.AttributeRecipe.Signal.ABILITY;
import static org.gelegen.datasets.simulator.AttributeRecipe.Signal.DAYTIME;
import static org.gelegen.datasets.simulator.AttributeRecipe.Signal.DIGITAL;
import static org.gelegen.datasets.simulator.AttributeRecipe.Signal.NONE;
import static org.gelegen.datasets.simulator.AttributeRecipe.Signal.WILLINGNESS;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.datasets.simulator.AttributeRecipe.Category;
import org.gelegen.datasets.simulator.AttributeRecipe.Category.Word;
import org.gelegen.datasets.simulator.AttributeRecipe.Flag;
import org.gelegen.datasets.simulator.AttributeRecipe.Numeric;
import org.gelegen.datasets.simulator.PortfolioProfile.AddressShares;
import org.gelegen.datasets.simulator.PortfolioProfile.Arrears;
import org.gelegen.datasets.simulator.PortfolioProfile.Creditor;
import org.gelegen.datasets.simulator.PortfolioProfile.Habits;
import org.gelegen.datasets.simulator.PortfolioProfile.StageAt;
import org.gelegen.datasets.simulator.PortfolioProfile.Temperament;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;

/** Portfolios of different character, ready for use. All creditors are made up. */
public final class Portfolios {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);

  private Portfolios() {}

  /** All of them, the largest first. */
  public static List<PortfolioProfile> all() {
    return List.of(noorderlicht(), waterkant(), deLeesclub());
  }

  /** The portfolio of the client with this id, or empty. */
  public static Optional<PortfolioProfile> find(String name) {
    return all().stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  /** An energy supplier's claims in the hands of a collector: 20,000 debtors of all sorts. */
  public static PortfolioProfile noorderlicht() {
    return new PortfolioProfile(
        creditor("noorderlicht", "Noorderlicht Energie", Party.THIRD),
        20_000,
        1701,
        START,
        new Habits(0.85, 1.0, 0.6, 1.0, 0.7, 0.05),
        new Temperament(0.42, 0.28, 0.18, 0.12, 1.0, 0.0, 1.0, 1.0, 0.03),
        new Arrears(
            0.21,
            140,
            0.6,
            0.08,
            0.08,
            List.of(
                new StageAt(0, Stage.REMINDER),
                new StageAt(12, Stage.DUNNING),
                new StageAt(40, Stage.COLLECTION))),
        Map.of(
            WorkPattern.OFFICE, 0.45,
            WorkPattern.SHIFT, 0.14,
            WorkPattern.HOME, 0.15,
            WorkPattern.RETIRED, 0.14,
            WorkPattern.STUDENT, 0.08,
            WorkPattern.BUSINESS, 0.04),
        Map.of(
            Channel.PHONE, new AddressShares(0.92, 0.93, 0.15, 0.02),
            Channel.IVR, new AddressShares(0.92, 0.93, 0.05, 0.03),
            Channel.SMS, new AddressShares(0.85, 0.94, 0.20, 0.02),
            Channel.WHATSAPP, new AddressShares(0.35, 0.97, 0.95, 0.03),
            Channel.EMAIL, new AddressShares(0.86, 0.93, 0.40, 0.02),
            Channel.LETTER, new AddressShares(0.99, 0.95, 0.0, 0.0),
            Channel.PORTAL, new AddressShares(0.30, 1.0, 0.60, 0.01)),
        List.of(
            new Numeric("tenure_months", WILLINGNESS, 0.02, 48, 30, 9, 1, 240, 0),
            new Category(
                "tariff",
                ABILITY,
                0.03,
                List.of(
                    new Word("variable", 0.55, -0.15),
                    new Word("fixed", 0.35, 0.2),
                    new Word("dynamic", 0.10, 0.4))),
            new Flag("smart_meter", NONE, 0.05, 1.6, 0),
            new Numeric("daytime_usage", DAYTIME, 0.35, 0.38, 0.10, 0.09, 0.02, 0.95, 2)),
        List.of(
            new Category(
                "product",
                NONE,
                0,
                List.of(
                    new Word("gas", 0.4, 0),
                    new Word("electricity", 0.45, 0),
                    new Word("heat", 0.15, 0)))));
  }

  /** A regional telecom supplier that collects its own claims: 5,000 rather young debtors. */
  public static PortfolioProfile waterkant() {
    return new PortfolioProfile(
        creditor("waterkant", "Waterkant Telecom", Party.FIRST),
        5_000,
        1702,
        START,
        new Habits(0.7, 1.3, 1.0, 0.7, 0.8, 0.08),
        new Temperament(0.48, 0.22, 0.22, 0.08, 1.2, 0.1, 1.3, 1.4, 0.02),
        new Arrears(
            0.24,
            62,
            0.5,
            0.15,
            0.15,
            List.of(
                new StageAt(0, Stage.REMINDER),
                new StageAt(18, Stage.DUNNING),
                new StageAt(55, Stage.PRE_LEGAL))),
        Map.of(
            WorkPattern.OFFICE, 0.42,
            WorkPattern.SHIFT, 0.22,
            WorkPattern.HOME, 0.10,
            WorkPattern.RETIRED, 0.06,
            WorkPattern.STUDENT, 0.18,
            WorkPattern.BUSINESS, 0.02),
        Map.of(
            Channel.PHONE, new AddressShares(0.99, 0.96, 0.25, 0.03),
            Channel.IVR, new AddressShares(0.99, 0.96, 0.10, 0.05),
            Channel.SMS, new AddressShares(0.99, 0.97, 0.45, 0.03),
            Channel.WHATSAPP, new AddressShares(0.60, 0.98, 0.96, 0.03),
            Channel.EMAIL, new AddressShares(0.95, 0.95, 0.55, 0.04),
            Channel.LETTER, new AddressShares(0.90, 0.91, 0.0, 0.0),
            Channel.PORTAL, new AddressShares(0.65, 1.0, 0.80, 0.02)),
        List.of(
            new Category(
                "contract",
                ABILITY,
                0,
                List.of(
                    new Word("sim-only", 0.5, 0.1),
                    new Word("with-device", 0.35, -0.25),
                    new Word("bundle", 0.15, 0.2))),
            new Category(
                "device",
                DIGITAL,
                0.12,
                List.of(
                    new Word("android", 0.55, 0.1),
                    new Word("ios", 0.38, 0.25),
                    new Word("feature-phone", 0.07, -1.2))),
            new Numeric("night_data_gb", DAYTIME, 0.25, 4.0, 2.0, -1.1, 0, 30, 1),
            new Flag("direct_debit_failed", ABILITY, 0.04, -0.6, -0.9)),
        List.of(
            new Category(
                "service",
                NONE,
                0,
                List.of(
                    new Word("mobile", 0.7, 0),
                    new Word("internet", 0.25, 0),
                    new Word("television", 0.05, 0)))));
  }

  /** A book club with 150 members in arrears: hardly any history to learn from. */
  public static PortfolioProfile deLeesclub() {
    return new PortfolioProfile(
        creditor("de-leesclub", "De Leesclub", Party.FIRST),
        150,
        1703,
        START,
        new Habits(1.2, 0.8, 0.8, 0.5, 0.6, 0.03),
        new Temperament(0.62, 0.16, 0.15, 0.07, 1.4, 0.2, 0.9, 0.7, 0.03),
        new Arrears(
            0.18,
            34,
            0.4,
            0.04,
            0.05,
            List.of(new StageAt(0, Stage.REMINDER), new StageAt(30, Stage.DUNNING))),
        Map.of(
            WorkPattern.OFFICE, 0.33,
            WorkPattern.SHIFT, 0.05,
            WorkPattern.HOME, 0.20,
            WorkPattern.RETIRED, 0.38,
            WorkPattern.STUDENT, 0.04),
        Map.of(
            Channel.PHONE, new AddressShares(0.80, 0.93, 0.10, 0.04),
            Channel.SMS, new AddressShares(0.45, 0.93, 0.10, 0.02),
            Channel.EMAIL, new AddressShares(0.92, 0.96, 0.70, 0.02),
            Channel.LETTER, new AddressShares(1.0, 0.97, 0.0, 0.0)),
        List.of(
            new Numeric("member_since", WILLINGNESS, 0, 2012, 7, -2.5, 1985, 2025, 0),
            new Category(
                "genre",
                NONE,
                0.1,
                List.of(
                    new Word("thriller", 0.4, 0),
                    new Word("novel", 0.35, 0),
                    new Word("history", 0.15, 0),
                    new Word("poetry", 0.1, 0))),
            new Flag("morning_meetings", DAYTIME, 0.05, -0.8, 1.1)),
        List.of(
            new Category(
                "volume",
                NONE,
                0,
                List.of(new Word("quarterly", 0.7, 0), new Word("yearbook", 0.3, 0)))));
  }

  private static Creditor creditor(String id, String name, Party party) {
    return new Creditor(
        new ClientId(id),
        name,
        party,
        "NL",
        ZoneId.of("Europe/Amsterdam"),
        Currency.getInstance("EUR"));
  }
}
