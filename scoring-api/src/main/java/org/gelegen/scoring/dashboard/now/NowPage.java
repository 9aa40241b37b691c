package org.gelegen.scoring.dashboard.now;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.http.PathSegment;
import org.jspecify.annotations.Nullable;

/**
 * What the page of this moment shows.
 *
 * @param slot the beginning of the present hour
 * @param campaign of today, absent: there is none
 * @param standing of its contacts, and of those of no campaign
 * @param stops all of them, newest first
 * @param stuck contacts that wait for a person
 */
public record NowPage(
    Frame frame,
    Instant now,
    Instant slot,
    @Nullable Campaign campaign,
    Standing standing,
    List<Stop> stops,
    List<ContactState> stuck) {
  private static final int STOPS_SHOWN = 10;

  public NowPage {
    stops = List.copyOf(stops);
    stuck = List.copyOf(stuck);
  }

  /** Whether anything is planned for today, or was given to a dialer besides the plan. */
  public boolean any() {
    return campaign != null || !standing.bySlot().isEmpty();
  }

  /** Where contacts stand, in the order in which they go. */
  public List<ContactStatus> statuses() {
    return List.of(ContactStatus.values());
  }

  public String name(ContactStatus status) {
    return frame.text("now.status." + status.wireName());
  }

  public String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  /** The name of what a stop is about. */
  public String about(Stop stop) {
    Channel channel = stop.channel();
    return channel == null ? frame.text("now.everything") : name(channel);
  }

  public List<Channel> channels() {
    return standing.channels();
  }

  public List<Channel> allChannels() {
    return List.of(Channel.values());
  }

  public String count(Channel channel, ContactStatus status) {
    return frame.formats().count(standing.count(slot, channel, status));
  }

  public String total(ContactStatus status) {
    return frame.formats().count(standing.count(status));
  }

  /** Where what is done about a contact that waits is sent to. */
  public String path(ContactState state, String deed) {
    return "/now/contacts/" + PathSegment.encode(state.contact().contactId().value()) + "/" + deed;
  }

  public List<Stop> inForce() {
    return stops.stream().filter(stop -> stop.liftedAt() == null).toList();
  }

  public List<Stop> lifted() {
    return stops.stream().filter(stop -> stop.liftedAt() != null).limit(STOPS_SHOWN).toList();
  }

  /** The day by hours: how many stand where. */
  public Chart chart() {
    List<Instant> slots = standing.slots();
    List<String> hours = slots.stream().map(frame.formats()::time).toList();
    ChartOption option = ChartOption.categories(hours, "number");
    List<String> heads = new ArrayList<>(List.of(frame.text("now.hour")));
    List<List<String>> rows = new ArrayList<>();
    slots.forEach(one -> rows.add(new ArrayList<>(List.of(frame.formats().time(one)))));
    for (ContactStatus status : statuses()) {
      if (standing.count(status) > 0) {
        heads.add(name(status));
        List<Long> counts = slots.stream().map(one -> standing.count(one, status)).toList();
        option.with(Map.of("type", "bar", "stack", "all", "name", name(status), "data", counts));
        for (int i = 0; i < counts.size(); i++) {
          rows.get(i).add(frame.formats().count(counts.get(i)));
        }
      }
    }
    return new Chart(
        frame.text("now.chart"),
        frame.text("now.chart.summary"),
        Chart.Size.USUAL,
        option.json(),
        heads,
        rows);
  }
}
