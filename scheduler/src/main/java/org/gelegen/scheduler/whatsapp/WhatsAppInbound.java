package org.gelegen.scheduler.whatsapp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.receipts.Receipt;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.Receipts.Taken;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.WrittenNumbers;
import org.gelegen.scheduler.gateways.StopWords;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Makes outcomes of what the account tells: {@code delivered}, {@code read}, {@code failed} and,
 * for a number that has no WhatsApp, {@code bounced}. A reply is {@code read}, one that says stop
 * goes to the inbox, and a button whose payload names a response or a harm that.
 */
final class WhatsAppInbound {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppInbound.class);

  /** The message cannot be delivered to that number. */
  private static final int UNDELIVERABLE = 131026;

  private final Receipts receipts;
  private final WrittenNumbers numbers;
  private final Consumer<Reply> replies;

  WhatsAppInbound(TwoWayPorts ports) {
    receipts = ports.receipts();
    numbers = ports.numbers();
    replies = ports.replies();
  }

  /** Takes a notification; when this returns, what came of it is durable. */
  void take(JsonNode notification) {
    for (JsonNode entry : notification.path("entry")) {
      for (JsonNode change : entry.path("changes")) {
        JsonNode value = change.path("value");
        for (JsonNode status : value.path("statuses")) {
          status(status);
        }
        for (JsonNode message : value.path("messages")) {
          message(message);
        }
      }
    }
  }

  private void status(JsonNode status) {
    Optional<OutcomeResult> result = result(status);
    Optional<Instant> at = moment(status);
    if (result.isEmpty() || at.isEmpty()) {
      return;
    }
    Taken taken =
        receipts.take(
            new Receipt(
                WhatsAppGateway.NAME, ids(status.path("id").asString("")), result.get(), at.get()));
    if (taken == Taken.UNKNOWN) {
      // The answer to the message never came, or the id of it could not be kept.
      taken =
          CallbackData.find(status.path("biz_opaque_callback_data").asString(""))
              .map(
                  data ->
                      receipts.record(
                          new OutcomeRecord(
                              data.client(),
                              data.contact(),
                              // Whole seconds: the contact may have been made later in this one.
                              at.get().plusSeconds(1),
                              result.get(),
                              null)))
              .orElse(Taken.UNKNOWN);
    }
    note(taken);
  }

  private static Optional<OutcomeResult> result(JsonNode status) {
    return switch (status.path("status").asString("")) {
      case "delivered" -> Optional.of(OutcomeResult.DELIVERED);
      case "read" -> Optional.of(OutcomeResult.READ);
      case "failed" ->
          Optional.of(
              status.at("/errors/0/code").asInt(0) == UNDELIVERABLE
                  ? OutcomeResult.BOUNCED
                  : OutcomeResult.FAILED);
      default -> Optional.empty();
    };
  }

  private void message(JsonNode message) {
    Optional<Instant> at = moment(message);
    String from = message.path("from").asString("").replaceAll("[^0-9]", "");
    List<String> quoted = ids(message.at("/context/id").asString(""));
    OutcomeResult answer = answer(message);
    if (answer == OutcomeResult.OPT_OUT && !from.isEmpty()) {
      replies.accept(
          new Reply(
              WhatsAppGateway.NAME,
              Channel.WHATSAPP,
              List.of(from),
              quoted,
              true,
              at.orElse(null)));
    } else if (at.isPresent()) {
      Taken taken = receipts.take(new Receipt(WhatsAppGateway.NAME, quoted, answer, at.get()));
      note(taken == Taken.UNKNOWN ? takeFrom(from, answer, at.get()) : taken);
    }
  }

  /** Who quotes nothing that is known is known by the number. */
  private Taken takeFrom(String from, OutcomeResult answer, Instant at) {
    return numbers
        .findLast(WhatsAppGateway.NAME, from)
        .flatMap(
            addressee ->
                Optional.ofNullable(addressee.last())
                    .map(
                        last ->
                            new OutcomeRecord(
                                addressee.clientId(),
                                last.contactId(),
                                at.isBefore(last.at()) ? last.at() : at,
                                answer,
                                null)))
        .map(receipts::record)
        .orElse(Taken.UNKNOWN);
  }

  /**
   * What an answer says. The payload of a button whose template names none is its label, so only
   * words that can mean nothing else are a stop there: "Cancel" may be about an appointment.
   */
  private static OutcomeResult answer(JsonNode message) {
    JsonNode pressed =
        message.path("button").isMissingNode()
            ? message.at("/interactive/button_reply/id")
            : message.at("/button/payload");
    String payload = pressed.asString("");
    Optional<OutcomeResult> named =
        WireName.find(OutcomeResult.class, payload)
            .filter(
                result ->
                    result.kind() == OutcomeResult.Kind.RESPONSE
                        || result.kind() == OutcomeResult.Kind.HARM);
    if (named.isPresent()) {
      return named.get();
    }
    boolean stop =
        StopWords.isStopButton(payload) || StopWords.isStop(message.at("/text/body").asString(""));
    return stop ? OutcomeResult.OPT_OUT : OutcomeResult.READ;
  }

  private static List<String> ids(String id) {
    return id.isEmpty() ? List.of() : List.of(id);
  }

  private static Optional<Instant> moment(JsonNode node) {
    String seconds = node.path("timestamp").asString("");
    return seconds.matches("[0-9]{1,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
        : Optional.empty();
  }

  private static void note(Taken taken) {
    if (taken != Taken.RECORDED) {
      LOG.warn("something was told of a WhatsApp message that is not known, or was refused");
    }
  }
}
