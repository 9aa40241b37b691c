package org.gelegen.records.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlanReport.Budget;
import org.gelegen.model.campaign.PlanReport.CellPrice;
import org.gelegen.model.campaign.PlanReport.ChannelSum;
import org.gelegen.model.campaign.PlanReport.LeftOut;
import org.gelegen.model.campaign.PlanReport.RuleCount;
import org.gelegen.model.campaign.PlanReport.Week;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlanReportCodecTest {
  @Test
  void a_report_is_read_as_it_was_written() {
    for (BigDecimal limit : new BigDecimal[] {new BigDecimal("500.00"), null}) {
      PlanReport report = report(limit);
      String json = PlanReportCodec.write(report).toString();
      assertThat(PlanReportCodec.read(new JsonMapper().readTree(json))).isEqualTo(report);
    }
  }

  @Test
  void what_prices_gain_over_taking_turns_is_told() {
    assertThat(PlanReportCodec.write(report(null)).at("/week/gain").asString()).isEqualTo("112.50");
  }

  private static PlanReport report(@Nullable BigDecimal limit) {
    return new PlanReport(
        new Week(
            new BigDecimal("900.50"), new BigDecimal("901.00"), 0.0005, new BigDecimal("788.00")),
        new Budget(limit, new BigDecimal("499.10"), new BigDecimal("1.2500")),
        List.of(
            new ChannelSum(
                Channel.PHONE,
                12,
                new BigDecimal("54.00"),
                4.5,
                2.25,
                0.03,
                new BigDecimal("210.40"))),
        List.of(new CellPrice(Channel.PHONE, 18, 4, 31, 4, new BigDecimal("7.3000"))),
        List.of(new RuleCount("nl.contact-hours", 40, 2, 1_200)),
        new LeftOut(1, 2, 3, 4, 5, 6));
  }
}
