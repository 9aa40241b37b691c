package org.gelegen.scoring.dashboard.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * What the page of data quality shows.
 *
 * @param at when it was counted
 */
public record QualityPage(Frame frame, Instant at, Quality quality) {
  /** One figure of the debtors with an open case, and what to do about it. */
  public record Row(String name, String count, String share, String advice) {}

  public String debtors() {
    return frame.formats().count(quality.debtors());
  }

  public String owing() {
    return told(quality.owing(), quality.debtors());
  }

  public String cases() {
    return frame.formats().count(openCases());
  }

  private int openCases() {
    return quality.cases().values().stream().mapToInt(QualityPage::sum).sum();
  }

  /** What is missing, each whether it is or not. */
  public List<Row> gaps() {
    return Arrays.stream(Gap.values())
        .map(
            gap ->
                row(
                    frame.text("quality.gap." + gap.wireName()),
                    quality.gaps().getOrDefault(gap, 0),
                    frame.text("quality.do." + gap.wireName())))
        .toList();
  }

  /** Debtors who are to be treated with care. */
  public List<Row> care() {
    List<Row> rows = new ArrayList<>();
    rows.add(
        row(
            frame.text("quality.objections"),
            quality.objections(),
            frame.text("quality.do.objections")));
    for (Need need : Need.values()) {
      rows.add(
          row(
              frame.text("debtors.need." + need.wireName()),
              quality.needs().getOrDefault(need, 0),
              frame.text("quality.do.need." + need.wireName())));
    }
    return rows;
  }

  private Row row(String name, int count, String advice) {
    return new Row(
        name,
        frame.formats().count(count),
        frame.formats().percent(share(count, quality.owing())),
        advice);
  }

  public boolean hasCases() {
    return !quality.cases().isEmpty();
  }

  public boolean hasOutcomes() {
    return !quality.outcomes().isEmpty();
  }

  /** Open cases by stage, piled up by status. */
  public Chart casesChart() {
    List<Stage> stages = List.copyOf(quality.cases().keySet());
    List<CaseStatus> statuses =
        Arrays.stream(CaseStatus.values()).filter(status -> !status.settled()).toList();
    ChartOption option =
        ChartOption.categories(
            stages.stream().map(stage -> frame.text("debtors.stage." + stage.wireName())).toList(),
            "number");
    for (CaseStatus status : statuses) {
      option.with(
          piled(
              frame.text("debtors.status." + status.wireName()),
              stages.stream().map(stage -> cases(stage, status)).toList()));
    }
    return new Chart(
        frame.text("quality.cases"),
        frame.text("quality.cases.summary"),
        Chart.Size.USUAL,
        option.json(),
        heads("quality.stage", "debtors.status.", statuses),
        rows(
            stages,
            "debtors.stage.",
            stage ->
                statuses.stream().map(status -> told(cases(stage, status), openCases())).toList()));
  }

  private int cases(Stage stage, CaseStatus status) {
    return quality.cases().getOrDefault(stage, Map.of()).getOrDefault(status, 0);
  }

  /** The share of debtors by channel and by what its address is good for. */
  public Chart addressChart() {
    List<Channel> channels = List.copyOf(quality.addresses().keySet());
    List<AddressState> states = List.of(AddressState.values());
    ChartOption option =
        ChartOption.lying(
            channels.stream().map(channel -> frame.text("channel." + channel.wireName())).toList(),
            "percent");
    for (AddressState state : states) {
      option.with(
          piled(
              frame.text("quality.address." + state.wireName()),
              channels.stream()
                  .map(channel -> share(debtors(channel, state), quality.owing()))
                  .toList()));
    }
    return new Chart(
        frame.text("quality.addresses"),
        frame.text("quality.addresses.summary"),
        Chart.Size.USUAL,
        option.json(),
        heads("quality.channel", "quality.address.", states),
        rows(
            channels,
            "channel.",
            channel ->
                states.stream()
                    .map(state -> told(debtors(channel, state), quality.owing()))
                    .toList()));
  }

  private int debtors(Channel channel, AddressState state) {
    return quality.addresses().getOrDefault(channel, Map.of()).getOrDefault(state, 0);
  }

  /** The share of contacts without an outcome, by channel. */
  public Chart outcomesChart() {
    List<Map.Entry<Channel, Quality.Outcomes>> all = List.copyOf(quality.outcomes().entrySet());
    return new Chart(
        frame.text("quality.outcomes"),
        frame.text("quality.outcomes.summary"),
        Chart.Size.LOW,
        ChartOption.lying(
                all.stream()
                    .map(entry -> frame.text("channel." + entry.getKey().wireName()))
                    .toList(),
                "percent")
            .with(
                "bar",
                frame.text("quality.silent"),
                all.stream()
                    .map(entry -> share(entry.getValue().silent(), entry.getValue().contacts()))
                    .toList())
            .json(),
        List.of(
            frame.text("quality.channel"),
            frame.text("quality.contacts"),
            frame.text("quality.silent")),
        all.stream()
            .map(
                entry ->
                    List.of(
                        frame.text("channel." + entry.getKey().wireName()),
                        frame.formats().count(entry.getValue().contacts()),
                        told(entry.getValue().silent(), entry.getValue().contacts())))
            .toList());
  }

  private static Map<String, Object> piled(String name, List<? extends Number> data) {
    return Map.of("type", "bar", "stack", "all", "name", name, "data", data);
  }

  private List<String> heads(String first, String prefix, List<? extends WireName> columns) {
    return Stream.concat(
            Stream.of(frame.text(first)),
            columns.stream().map(column -> frame.text(prefix + column.wireName())))
        .toList();
  }

  private <R extends WireName> List<List<String>> rows(
      List<R> rows, String prefix, Function<R, List<String>> cells) {
    return rows.stream()
        .map(
            row ->
                Stream.concat(
                        Stream.of(frame.text(prefix + row.wireName())), cells.apply(row).stream())
                    .toList())
        .toList();
  }

  /** A number with its share of another. */
  private String told(int count, int of) {
    return frame.text(
        "quality.figure", frame.formats().count(count), frame.formats().percent(share(count, of)));
  }

  private static double share(int count, int of) {
    return of == 0 ? 0 : (double) count / of;
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
