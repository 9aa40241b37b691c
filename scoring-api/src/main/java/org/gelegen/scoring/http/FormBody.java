package org.gelegen.scoring.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Reads what a form in a browser sends, within a limit. */
public final class FormBody {
  /** How many bytes most forms may have. */
  public static final long USUAL = 256 << 10;

  private static final String TYPE = "application/x-www-form-urlencoded";

  private FormBody() {}

  /**
   * The fields of a form by name; of a name that comes several times the last.
   *
   * @param limit how many bytes it may have
   * @param time how long it may take to come in
   * @throws ProblemException when it is no form, too large, or too slow
   */
  public static Map<String, String> read(Context context, long limit, Duration time) {
    if (context.req().getContentLengthLong() == 0) {
      return Map.of();
    }
    RequestBody expected = new RequestBody(List.of(TYPE), Map.class, limit, true, "");
    BodyReader.requireReadable(
        expected, context.header("Content-Type"), context.header("Content-Encoding"));
    Fields fields = new Fields();
    try {
      String text =
          BodyReader.text(
              new TimedBody(context.req().getInputStream(), time, false, System::nanoTime),
              context.header("Content-Encoding"),
              limit);
      UrlEncoded.decodeTo(text, fields::add, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw ProblemException.of(ProblemType.UNREADABLE, "the body broke off; send it whole");
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.UNREADABLE, "the form has a bad percent escape; encode it again");
    }
    Map<String, String> byName = new HashMap<>();
    fields.forEach(
        field -> byName.put(field.getName(), String.valueOf(field.getValues().getLast())));
    return byName;
  }
}
