package org.gelegen.scheduler.vicidial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.HttpCalls;
import org.gelegen.scheduler.gateways.HttpCalls.Reply;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.gateways.Recall;

/**
 * Pushes calls into a VICIdial dialer by its non-agent API, with the priority in its hopper from
 * what the call is expected to bring.
 *
 * <p>The dialer takes the same lead twice, so it is asked first whether it has the contact's: then
 * nothing is added, which makes a repetition harmless. A number that is there already, of an
 * earlier contact, is not added again; its lead becomes this contact's. Answers are lines of text,
 * also where they are errors, and anything else under the status 200 is no answer.
 *
 * @see "VICIDIAL NON-AGENT_API.txt, functions add_lead and update_lead"
 */
public final class VicidialGateway implements Gateway, AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Six characters at most; a campaign dials the statuses that it lists, and this is none. */
  private static final String RECALLED = "GELOFF";

  private final VicidialSettings settings;
  private final HttpCalls http;

  public VicidialGateway(VicidialSettings settings) {
    this.settings = settings;
    http = new HttpCalls(settings.timeout());
  }

  @Override
  public String name() {
    return "vicidial";
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.PHONE);
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Delivery send(OutgoingMessage message) {
    Optional<Lead> lead = Lead.of(message, settings.evenValue());
    if (lead.isEmpty()) {
      return new Delivery.Rejected("the address is no number with a plus and its country");
    }
    return switch (call(search(lead.get()))) {
      case Result.Said(String line) when line.contains("LEADS FOUND IN THE SYSTEM") ->
          new Delivery.Accepted();
      case Result.Said(String line) when line.contains("NO MATCHES FOUND") -> add(lead.get());
      case Result.Said(String line) -> refused(line);
      // Nothing was to be changed yet.
      case Result.Doubt doubt -> new Delivery.Later(doubt.why(), null);
      case Result.Not not -> not.delivery();
    };
  }

  private Delivery add(Lead lead) {
    return switch (call(addition(lead))) {
      case Result.Said(String line) when line.contains("LEAD HAS BEEN ADDED") ->
          new Delivery.Accepted();
      case Result.Said(String line) when line.contains("DUPLICATE") -> takeOver(lead);
      case Result.Said(String line) -> refused(line);
      case Result.Doubt doubt -> new Delivery.Unknown(doubt.why());
      case Result.Not not -> not.delivery();
    };
  }

  private Delivery takeOver(Lead lead) {
    return switch (call(update(lead))) {
      case Result.Said(String line) when line.contains("LEAD HAS BEEN UPDATED") ->
          new Delivery.Accepted();
      case Result.Said(String line) -> refused(line);
      case Result.Doubt doubt -> new Delivery.Unknown(doubt.why());
      case Result.Not not -> not.delivery();
    };
  }

  /**
   * Takes the contact's lead out of the hopper, under a status that no campaign dials. One whose
   * number became another contact's lead since is not found, and stays.
   */
  @Override
  public Delivery recall(Recall recall) {
    return switch (call(removal(recall))) {
      case Result.Said(String line)
          when line.contains("LEAD HAS BEEN UPDATED") || line.contains("NO MATCHES FOUND") ->
          new Delivery.Accepted();
      case Result.Said(String line) -> new Delivery.Later("the dialer said " + line, null);
      case Result.Doubt doubt -> new Delivery.Later(doubt.why(), null);
      case Result.Not not -> not.delivery();
    };
  }

  private Map<String, String> removal(Recall recall) {
    Map<String, String> form = form("update_lead");
    form.put("search_method", "VENDOR_LEAD_CODE");
    form.put("search_location", "SYSTEM");
    form.put("vendor_lead_code", Lead.code(recall.clientId(), recall.contactId()));
    form.put("status", RECALLED);
    form.put("remove_from_hopper", "Y");
    return form;
  }

  private Map<String, String> search(Lead lead) {
    Map<String, String> form = form("update_lead");
    form.put("search_method", "VENDOR_LEAD_CODE");
    form.put("search_location", "SYSTEM");
    form.put("vendor_lead_code", lead.vendorLeadCode());
    form.put("no_update", "Y");
    return form;
  }

  private Map<String, String> addition(Lead lead) {
    Map<String, String> form = form("add_lead");
    form.put("phone_code", lead.phoneCode());
    form.put("list_id", settings.listId());
    form.put("duplicate_check", settings.duplicates().check());
    form.put("dnc_check", "Y");
    form.put("campaign_dnc_check", "Y");
    contact(form, lead);
    return form;
  }

  private Map<String, String> update(Lead lead) {
    Map<String, String> form = form("update_lead");
    form.put("search_method", "PHONE_NUMBER");
    form.put("search_location", settings.duplicates().location());
    form.put("list_id", settings.listId());
    form.put("status", "NEW");
    form.put("reset_lead", "Y");
    contact(form, lead);
    return form;
  }

  private void contact(Map<String, String> form, Lead lead) {
    form.put("phone_number", lead.phoneNumber());
    form.put("vendor_lead_code", lead.vendorLeadCode());
    form.put("campaign_id", settings.campaignId());
    form.put("add_to_hopper", "Y");
    form.put("hopper_priority", Integer.toString(lead.priority()));
    form.put("hopper_local_call_time_check", "Y");
    form.putAll(lead.fields());
  }

  private Map<String, String> form(String function) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("source", "gelegen");
    form.put("user", settings.user());
    form.put("pass", settings.password());
    form.put("function", function);
    return form;
  }

  /** What a call came to. */
  private sealed interface Result {
    /** The dialer's word, without what it is about. */
    record Said(String line) implements Result {}

    /** Perhaps it was carried out. */
    record Doubt(String why) implements Result {}

    /** It was not carried out. */
    record Not(Delivery delivery) implements Result {}
  }

  private Result call(Map<String, String> form) {
    // In the body and not in the address, which logs keep.
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return switch (http.post(settings.url(), FORM, Map.of(), body)) {
      case Reply.NotConnected _ ->
          new Result.Not(new Delivery.Later("the dialer could not be connected to", null));
      case Reply.NoAnswer noAnswer -> new Result.Doubt("the dialer: " + noAnswer.why());
      case Reply.Answered answer -> result(answer);
    };
  }

  private static Result result(Reply.Answered answer) {
    if (answer.status() == 200) {
      List<String> lines =
          answer.body().lines().filter(line -> line.matches("(SUCCESS|NOTICE|ERROR): .*")).toList();
      if (lines.isEmpty()) {
        return new Result.Doubt("the dialer answered what it should not");
      }
      // What follows is the number and the lead: nobody's business.
      return new Result.Said(lines.getFirst().split(" - |: \\|", 2)[0]);
    }
    String reason = "the dialer answered " + answer.status();
    return switch (answer.status()) {
      case 429 -> new Result.Not(new Delivery.Later(reason, answer.retryAfter()));
      case 301, 302, 307, 308, 400, 401, 403, 404, 405 ->
          new Result.Not(new Delivery.Later(reason + ": check the settings of vicidial", null));
      default -> new Result.Doubt(reason);
    };
  }

  private static Delivery refused(String line) {
    String reason = "the dialer said " + line;
    // Of what the dialer says no, these are about the number; all others can be mended.
    return line.contains("INVALID PHONE NUMBER") || line.contains("DNC")
        ? new Delivery.Rejected(reason)
        : new Delivery.Later(reason, null);
  }

  @Override
  public void close() {
    http.close();
  }
}
