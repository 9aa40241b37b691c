package org.gelegen.scheduler.whatsapp;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.HttpCalls;
import org.gelegen.scheduler.gateways.HttpCalls.Reply;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages by approved templates, which is all that may be sent to who did not write first.
 * The template is named by the text: {@code whatsapp-firm} is {@code PREFIXwhatsapp_firm}, in the
 * text's language, and its parameters are what the text leaves open, in order.
 *
 * <p>The API has no idempotency key: without an answer a message's fate is unknown. Each bears the
 * contact's id, which comes back with what is told of it.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api">WhatsApp Cloud API,
 *     "Messages" and "Error codes"</a>
 */
public final class WhatsAppGateway implements Gateway, AutoCloseable {
  /** Under this name the ids of messages are kept. */
  public static final String NAME = "whatsapp";

  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Too much at a time, or something of theirs that passes. */
  private static final Set<Integer> PASSING =
      Set.of(1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004);

  /** The token, the account, the number or the template: nothing that this debtor can help. */
  private static final Set<Integer> OF_SETTINGS =
      Set.of(
          0, 3, 10, 190, 368, 131005, 131031, 131037, 131042, 131045, 132001, 132015, 132016,
          133010);

  private final WhatsAppSettings settings;
  private final TwoWayPorts ports;
  private final HttpCalls http;

  public WhatsAppGateway(WhatsAppSettings settings, TwoWayPorts ports) {
    this.settings = settings;
    this.ports = ports;
    http = new HttpCalls(settings.timeout());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.WHATSAPP);
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Delivery send(OutgoingMessage message) {
    String number = message.address() == null ? "" : message.address().replaceAll("[ ()./-]", "");
    if (!number.matches("\\+[1-9][0-9]{6,14}")) {
      return new Delivery.Rejected("the address is no number with a plus and its country");
    }
    List<String> parameters = new ArrayList<>();
    for (String place : message.facts().places()) {
      String value = message.facts().values().get(place);
      if (value == null) {
        return new Delivery.Rejected("the template needs {{" + place + "}}, which is not known");
      }
      // Parameters may have neither line breaks nor many spaces.
      parameters.add(value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    }
    String digits = number.substring(1);
    return ports.send(NAME, digits, message, () -> post(message, digits, parameters));
  }

  private Delivery post(OutgoingMessage message, String digits, List<String> parameters) {
    Reply reply =
        http.post(
            settings.messages(),
            "application/json",
            Map.of("Authorization", "Bearer " + settings.token()),
            body(message, digits, parameters));
    return switch (reply) {
      case Reply.NotConnected _ ->
          new Delivery.Later("the WhatsApp API could not be connected to", null);
      case Reply.NoAnswer noAnswer -> new Delivery.Unknown("the WhatsApp API: " + noAnswer.why());
      case Reply.Answered answer ->
          answer.status() >= 200 && answer.status() < 300
              ? taken(answer, message)
              : refused(answer);
    };
  }

  private String body(OutgoingMessage message, String digits, List<String> parameters) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("messaging_product", "whatsapp");
      json.writeStringProperty("recipient_type", "individual");
      json.writeStringProperty("to", digits);
      json.writeStringProperty("type", "template");
      json.writeObjectPropertyStart("template");
      json.writeStringProperty(
          "name", settings.templatePrefix() + message.facts().template().replace('-', '_'));
      json.writeObjectPropertyStart("language");
      json.writeStringProperty("code", message.language());
      json.writeEndObject();
      json.writeArrayPropertyStart("components");
      if (!parameters.isEmpty()) {
        json.writeStartObject();
        json.writeStringProperty("type", "body");
        json.writeArrayPropertyStart("parameters");
        for (String parameter : parameters) {
          json.writeStartObject();
          json.writeStringProperty("type", "text");
          json.writeStringProperty("text", parameter);
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      String callback = CallbackData.of(message.clientId(), message.contactId());
      if (callback.length() <= CallbackData.LONGEST) {
        json.writeStringProperty("biz_opaque_callback_data", callback);
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private Delivery taken(Reply.Answered answer, OutgoingMessage message) {
    String id = parse(answer.body()).at("/messages/0/id").asString("");
    if (id.isEmpty()) {
      return new Delivery.Unknown("the WhatsApp API answered what it should not");
    }
    ports.keep(NAME, id, message);
    return new Delivery.Accepted();
  }

  /** A refusal that says its code was certainly not taken, whatever its status is. */
  private static Delivery refused(Reply.Answered answer) {
    JsonNode code = parse(answer.body()).at("/error/code");
    if (code.isInt()) {
      return refused(code.intValue(), answer);
    }
    String reason = "the WhatsApp API answered " + answer.status();
    return switch (answer.status()) {
      case 429 -> new Delivery.Later(reason, answer.retryAfter());
      case 401, 403, 404 -> new Delivery.Later(reason + ": check the settings of whatsapp", null);
      case 408 -> new Delivery.Unknown(reason);
      default ->
          answer.status() >= 500 ? new Delivery.Unknown(reason) : new Delivery.Rejected(reason);
    };
  }

  private static Delivery refused(int code, Reply.Answered answer) {
    String reason = "the WhatsApp API answered error " + code;
    if (PASSING.contains(code) || answer.status() == 429) {
      return new Delivery.Later(reason, answer.retryAfter());
    }
    boolean permission = code >= 200 && code <= 299;
    return OF_SETTINGS.contains(code) || permission
        ? new Delivery.Later(reason + ": check the settings of whatsapp and its templates", null)
        : new Delivery.Rejected(reason);
  }

  private static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      return MAPPER.missingNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
