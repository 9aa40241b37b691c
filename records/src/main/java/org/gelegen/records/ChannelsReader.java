package org.gelegen.records;

import java.util.EnumMap;
import java.util.Map;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import tools.jackson.core.JsonToken;

/** Reads the addresses and consents of a debtor, by channel. */
final class ChannelsReader {
  private static final Words<Channel> CHANNELS = Words.of(Channel.class);

  private ChannelsReader() {}

  static Map<Channel, Address> read(ValueReader json, JsonToken token, String pointer) {
    Map<Channel, Address> read = new EnumMap<>(Channel.class);
    if (token != JsonToken.START_OBJECT) {
      json.wrongForm(pointer, "must be an object with an address for each channel");
      return read;
    }
    String name = json.nextName();
    while (name != null) {
      String at = FieldError.step(pointer, name);
      Channel channel = CHANNELS.find(name);
      JsonToken value = json.nextToken();
      if (channel == null) {
        json.wrongForm(at, "is not a channel; the channels are " + CHANNELS.allowed());
      } else if (read.containsKey(channel)) {
        json.wrongForm(at, "appears twice");
      } else if (value != JsonToken.START_OBJECT) {
        json.wrongForm(at, "must be an object with an address, a consent or both");
      } else {
        read.put(channel, readAddress(json, at));
      }
      name = json.nextName();
    }
    return read;
  }

  private static Address readAddress(ValueReader json, String pointer) {
    String address = null;
    Boolean consent = null;
    boolean addressSeen = false;
    boolean consentSeen = false;
    String name = json.nextName();
    while (name != null) {
      JsonToken token = json.nextToken();
      String at = FieldError.step(pointer, name);
      boolean known = name.equals("address") || name.equals("consent");
      if (!known) {
        json.wrongForm(at, "is not a field of a channel; the fields are address and consent");
      } else if (name.equals("address") ? addressSeen : consentSeen) {
        json.wrongForm(at, "appears twice");
      } else if (name.equals("address")) {
        addressSeen = true;
        address = token == JsonToken.VALUE_NULL ? null : json.text(token, at);
      } else {
        consentSeen = true;
        consent = token == JsonToken.VALUE_NULL ? null : (Boolean) json.flag(token, at);
      }
      name = json.nextName();
    }
    if (address != null && address.isBlank()) {
      json.refuse(pointer + "/address", "must not be empty; leave it out instead");
    }
    return new Address(address, consent);
  }
}
