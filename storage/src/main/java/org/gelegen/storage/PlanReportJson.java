package org.gelegen.storage;

import org.gelegen.model.campaign.PlanReport;
import org.gelegen.records.campaigns.PlanReportCodec;
import org.jspecify.annotations.Nullable;

/** Reports of plans as JSON columns, null where there is none. */
final class PlanReportJson {
  private PlanReportJson() {}

  static @Nullable String write(@Nullable PlanReport report) {
    return report == null ? null : PlanReportCodec.write(report).toString();
  }

  static @Nullable PlanReport read(@Nullable String json) {
    return json == null ? null : PlanReportCodec.read(Json.MAPPER.readTree(json));
  }
}
