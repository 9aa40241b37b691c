package org.gelegen.scoring;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.campaign.StuckContactDesk;
import org.gelegen.records.RecordCodec;
import org.gelegen.scoring.campaigns.CampaignOrders;
import org.gelegen.scoring.campaigns.CampaignResource;
import org.gelegen.scoring.campaigns.StuckContactResource;
import org.gelegen.scoring.debtors.DebtorResource;
import org.gelegen.scoring.debtors.HandOverResource;
import org.gelegen.scoring.debtors.ObjectionOrders;
import org.gelegen.scoring.debtors.ObjectionResource;
import org.gelegen.scoring.dialer.DialerResource;
import org.gelegen.scoring.documentation.DocumentationResource;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.intake.IntakeResource;
import org.gelegen.scoring.jobs.JobResource;
import org.gelegen.scoring.models.Champions;
import org.gelegen.scoring.models.ModelResource;
import org.gelegen.scoring.operations.OperationsResource;
import org.gelegen.scoring.presentation.DebtorZones;
import org.gelegen.scoring.recommendations.RecommendationResource;
import org.gelegen.scoring.settings.SettingsResource;
import org.gelegen.scoring.stops.StopResource;
import org.gelegen.scoring.trainings.TrainingOrders;
import org.gelegen.scoring.trainings.TrainingResource;

/** The one list of all endpoints. */
final class Api {
  private Api() {}

  static List<Endpoint> endpoints(ScoringServices services, JsonFormat json) {
    DebtorZones zones = new DebtorZones(services.desks(), services.clock());
    RecordCodec codec = new RecordCodec();
    List<Endpoint> all = new ArrayList<>();
    all.addAll(
        new IntakeResource(
                services.intake(),
                services.imports(),
                codec,
                services.audit(),
                services.clock(),
                services.metrics())
            .endpoints());
    all.addAll(
        new RecommendationResource(
                services.recommender(),
                services.recomputer(),
                services.decisions(),
                zones,
                codec,
                services.clock(),
                services.metrics())
            .endpoints());
    all.addAll(
        new TrainingResource(
                services.trainings(),
                new TrainingOrders(services.trainings(), services.audit(), services.clock()),
                zones)
            .endpoints());
    all.addAll(
        new ModelResource(
                services.models(),
                new Champions(services.models(), services.audit(), services.clock()),
                zones)
            .endpoints());
    all.addAll(new SettingsResource(services.settings(), services.settingsOrders()).endpoints());
    all.addAll(
        new CampaignResource(
                services.campaignRequests(),
                services.campaigns(),
                new CampaignOrders(
                    services.campaignRequests(),
                    services.settings(),
                    services.audit(),
                    services.clock()),
                zones)
            .endpoints());
    all.addAll(
        new StuckContactResource(
                services.stuckContacts(),
                new StuckContactDesk(
                    services.stuckContacts(),
                    services.campaigns(),
                    services.intake(),
                    services.desks()),
                zones,
                services.clock())
            .endpoints());
    all.addAll(new StopResource(services.stops(), zones, services.clock()).endpoints());
    all.addAll(new JobResource(services.jobs(), zones, services.clock()).endpoints());
    all.addAll(new DialerResource(services.leaser(), zones, services.metrics()).endpoints());
    all.addAll(
        new HandOverResource(
                services.handOvers(), services.handOverPrinter(), codec, services.clock())
            .endpoints());
    all.addAll(
        new ObjectionResource(
                new ObjectionOrders(services.objections(), services.records(), services.clock()),
                zones)
            .endpoints());
    all.addAll(
        new DebtorResource(
                services.records(),
                codec,
                services.decisions(),
                services.campaigns(),
                services.exposures(),
                services.shadows(),
                services.objections(),
                services.traces(),
                services.erasure(),
                zones,
                services.audit(),
                services.clock())
            .endpoints());
    all.addAll(new OperationsResource(services.readiness(), services.metrics()).endpoints());
    all.addAll(new DocumentationResource(all, json).endpoints());
    return List.copyOf(all);
  }
}
