package org.gelegen.records;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.LocalWindow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads windows of local time: days, from and to. */
final class WindowsReader {
  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  private WindowsReader() {}

  static List<LocalWindow> read(ValueReader json, JsonToken token, String pointer) {
    List<LocalWindow> read = new ArrayList<>();
    if (token != JsonToken.START_ARRAY) {
      json.wrongForm(pointer, "must be an array of objects with days, from and to");
      return read;
    }
    int index = 0;
    for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
      String at = pointer + "/" + index++;
      if (item != JsonToken.START_OBJECT) {
        json.wrongForm(at, "must be an object with days, from and to");
      } else {
        LocalWindow window = readWindow(json, at);
        if (window != null && read.size() < ValueReader.MAX_ITEMS) {
          read.add(window);
        }
      }
    }
    return read;
  }

  private static @Nullable LocalWindow readWindow(ValueReader json, String pointer) {
    Set<String> names = new HashSet<>();
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    LocalTime from = null;
    LocalTime to = null;
    String name = json.nextName();
    while (name != null) {
      JsonToken token = json.nextToken();
      String at = FieldError.step(pointer, name);
      if (!names.add(name)) {
        json.wrongForm(at, "appears twice");
      } else {
        switch (name) {
          case "days" -> days.addAll(readDays(json, token, at));
          case "from" -> from = readLocalTime(json, token, at);
          case "to" -> to = readLocalTime(json, token, at);
          default ->
              json.wrongForm(at, "is not a field of a window; the fields are days, from, to");
        }
      }
      name = json.nextName();
    }
    if (days.isEmpty() || from == null || to == null) {
      json.refuse(pointer, "must name at least one day in days, a from and a to");
      return null;
    }
    return new LocalWindow(days, from, to);
  }

  private static Set<DayOfWeek> readDays(ValueReader json, JsonToken token, String pointer) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    json.words(
        token,
        pointer,
        (at, word) -> {
          int day = DAYS.indexOf(word);
          if (day < 0) {
            json.refuse(at, "must be one of " + String.join(", ", DAYS));
          } else {
            days.add(DayOfWeek.of(day + 1));
          }
        });
    return days;
  }

  private static @Nullable LocalTime readLocalTime(
      ValueReader json, JsonToken token, String pointer) {
    String text = json.text(token, pointer);
    LocalTime time = text == null ? null : LocalTimes.parse(text);
    if (text != null && time == null) {
      json.refuse(pointer, LocalTimes.ALLOWED);
    }
    return time;
  }
}
