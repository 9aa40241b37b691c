package org.gelegen.scoring.dashboard.campaigns;

import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/** What the page of a plan that was asked for shows: how far it is, or what it would come to. */
public record DryRunPage(Frame frame, CampaignRequest request) {
  /** Whether it is still to come, so that the page is to be loaded again. */
  public boolean waits() {
    return request.status() == CampaignRequest.Status.QUEUED
        || request.status() == CampaignRequest.Status.RUNNING;
  }

  /** What it would come to, once that is known. */
  public @Nullable PlanView plan() {
    CampaignRequest.Reports reports = request.reports();
    return reports == null ? null : new PlanView(frame, reports.inForce(), reports.whatIf());
  }
}
