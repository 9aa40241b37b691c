package org.gelegen.app.commands;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.nightly.Night;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the plan of one date comes to under the settings in force and under those on trial. */
record NightComparison(Night before, Night after) {

  /** What some contacts of a plan come to. */
  private record Sum(long contacts, BigDecimal cost, BigDecimal value) {
    static Sum of(List<PlannedContact> contacts) {
      return new Sum(
          contacts.size(),
          contacts.stream().map(PlannedContact::cost).reduce(BigDecimal.ZERO, BigDecimal::add),
          contacts.stream()
              .map(PlannedContact::expectedValue)
              .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    static Sum of(Night night, Channel channel) {
      return of(
          night.contacts().stream()
              .filter(contact -> contact.action().channel() == channel)
              .toList());
    }

    ObjectNode json() {
      return Json.object()
          .put("contacts", contacts)
          .put("cost", cost.toPlainString())
          .put("expectedValue", value.toPlainString());
    }
  }

  /** The channels that either plan uses. */
  private List<Channel> channels() {
    return Stream.of(Channel.values())
        .filter(
            channel ->
                Sum.of(before, channel).contacts() > 0 || Sum.of(after, channel).contacts() > 0)
        .toList();
  }

  void print(Console console) {
    console.print("plan of " + before.campaign().date() + ", before -> after");
    Table table = new Table("channel", "contacts", "cost", "expected value");
    for (Channel channel : channels()) {
      row(table, channel.wireName(), Sum.of(before, channel), Sum.of(after, channel));
    }
    row(table, "all", Sum.of(before.contacts()), Sum.of(after.contacts()));
    table.print(console);
    Sum difference = difference();
    console.print(
        "difference: expected value %s, cost %s, contacts %+d"
            .formatted(
                signed(difference.value()), signed(difference.cost()), difference.contacts()));
  }

  private Sum difference() {
    Sum from = Sum.of(before.contacts());
    Sum to = Sum.of(after.contacts());
    return new Sum(
        to.contacts() - from.contacts(),
        to.cost().subtract(from.cost()),
        to.value().subtract(from.value()));
  }

  private static String signed(BigDecimal amount) {
    return (amount.signum() < 0 ? "" : "+") + amount.toPlainString();
  }

  private static void row(Table table, String name, Sum before, Sum after) {
    table.row(
        name,
        change(Long.toString(before.contacts()), Long.toString(after.contacts())),
        change(before.cost().toPlainString(), after.cost().toPlainString()),
        change(before.value().toPlainString(), after.value().toPlainString()));
  }

  private static String change(String before, String after) {
    return Objects.equals(before, after) ? before : before + " -> " + after;
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("date", before.campaign().date().toString());
    ArrayNode channels = json.putArray("channels");
    for (Channel channel : channels()) {
      ObjectNode one = channels.addObject().put("channel", channel.wireName());
      one.set("before", Sum.of(before, channel).json());
      one.set("after", Sum.of(after, channel).json());
    }
    ObjectNode all = json.putObject("all");
    all.set("before", Sum.of(before.contacts()).json());
    all.set("after", Sum.of(after.contacts()).json());
    json.set("difference", difference().json());
    return json;
  }
}
