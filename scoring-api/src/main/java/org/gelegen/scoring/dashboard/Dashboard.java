package org.gelegen.scoring.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.campaign.StuckContactDesk;
import org.gelegen.scoring.ScoringServices;
import org.gelegen.scoring.campaigns.CampaignOrders;
import org.gelegen.scoring.dashboard.campaigns.CampaignsDesk;
import org.gelegen.scoring.dashboard.compare.CompareDesk;
import org.gelegen.scoring.dashboard.debtors.DebtorFile;
import org.gelegen.scoring.dashboard.debtors.DebtorsDesk;
import org.gelegen.scoring.dashboard.experiments.ExperimentsDesk;
import org.gelegen.scoring.dashboard.experiments.KeptReports;
import org.gelegen.scoring.dashboard.jobs.JobsDesk;
import org.gelegen.scoring.dashboard.models.ModelsDesk;
import org.gelegen.scoring.dashboard.now.NowDesk;
import org.gelegen.scoring.dashboard.overview.OverviewDesk;
import org.gelegen.scoring.dashboard.pages.Frame.MenuEntry;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.quality.QualityDesk;
import org.gelegen.scoring.dashboard.rules.RulesDesk;
import org.gelegen.scoring.dashboard.settings.SettingsDesk;
import org.gelegen.scoring.dashboard.train.TrainDesk;
import org.gelegen.scoring.debtors.ObjectionOrders;
import org.gelegen.scoring.models.Champions;
import org.gelegen.scoring.trainings.TrainingOrders;

/** The one list of all pages. */
public final class Dashboard {
  private Dashboard() {}

  /** Every page, and everything that is done from one. */
  public static List<Page> pages(ScoringServices services) {
    List<Page> all = new ArrayList<>();
    KeptReports reports =
        new KeptReports(
            services.insights().experiments(), services.insights().work(), services.clock());
    all.addAll(new OverviewDesk(services, reports).pages());
    all.addAll(
        new NowDesk(
                services.campaigns(),
                services.stops(),
                services.stuckContacts(),
                new StuckContactDesk(
                    services.stuckContacts(),
                    services.campaigns(),
                    services.intake(),
                    services.desks()),
                services.clock())
            .pages());
    CampaignOrders plans =
        new CampaignOrders(
            services.campaignRequests(), services.settings(), services.audit(), services.clock());
    all.addAll(
        new CampaignsDesk(
                services.campaigns(),
                services.campaignRequests(),
                plans,
                services.settings(),
                services.clock())
            .pages());
    all.addAll(
        new DebtorsDesk(
                new DebtorFile(
                    services.desks(),
                    new DebtorFile.Stores(
                        services.records(),
                        services.decisions(),
                        services.campaigns(),
                        services.objections(),
                        services.exposures()),
                    services.recomputer()),
                services.caseReferences(),
                new ObjectionOrders(services.objections(), services.records(), services.clock()),
                services.clock())
            .pages());
    Champions champions = new Champions(services.models(), services.audit(), services.clock());
    all.addAll(new ModelsDesk(services.models(), champions).pages());
    all.addAll(
        new TrainDesk(
                services.trainings(),
                new TrainingOrders(services.trainings(), services.audit(), services.clock()),
                services.models(),
                services.clock())
            .pages());
    all.addAll(new RulesDesk(services.rules(), services.records(), services.settings()).pages());
    all.addAll(
        new SettingsDesk(
                services.settings(),
                services.settingsOrders(),
                services.campaigns(),
                plans,
                services.clock())
            .pages());
    all.addAll(new CompareDesk(services.models(), services.insights(), services.clock()).pages());
    all.addAll(
        new ExperimentsDesk(services.settings(), services.exposures(), reports, services.clock())
            .pages());
    all.addAll(
        new QualityDesk(
                services.desks(),
                services.objections(),
                services.insights().work(),
                services.clock())
            .pages());
    all.addAll(new JobsDesk(services.jobs(), services.clock()).pages());
    return List.copyOf(all);
  }

  /** The pages that the menu shows, in its order. */
  public static List<MenuEntry> menu() {
    return List.of(
        new MenuEntry("/", "menu.overview"),
        new MenuEntry("/now", "menu.now"),
        new MenuEntry("/campaigns", "menu.campaigns"),
        new MenuEntry("/models", "menu.models"),
        new MenuEntry("/compare", "menu.compare"),
        new MenuEntry("/train", "menu.train"),
        new MenuEntry("/experiments", "menu.experiments"),
        new MenuEntry("/debtors", "menu.debtors"),
        new MenuEntry("/rules", "menu.rules"),
        new MenuEntry("/settings", "menu.settings"),
        new MenuEntry("/quality", "menu.quality"),
        new MenuEntry("/jobs", "menu.jobs"));
  }
}
