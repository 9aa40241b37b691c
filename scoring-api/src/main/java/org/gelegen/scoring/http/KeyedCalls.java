package org.gelegen.scoring.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.gelegen.model.GelegenException;
import org.gelegen.model.answers.KeptAnswer;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.answers.KeyedAnswers.Reply;
import org.gelegen.model.answers.KeyedRequest;
import org.gelegen.model.answers.KeyedRequest.Binding;

/**
 * Has calls answered; those that come with an {@code Idempotency-Key}, where an endpoint takes one,
 * once for each key. What an endpoint changes at one stroke is one transaction with or without a
 * key.
 *
 * <p>Answers are kept as they were sent, those of what the caller got wrong as well. A failure of
 * ours has done nothing and is not kept, so that the call can be sent again under its key.
 */
public final class KeyedCalls {
  /** The header that brings the key. */
  public static final String HEADER = "Idempotency-Key";

  /** How long keys may be. */
  public static final int LONGEST = 255;

  private static final int FIRST_FAILURE = 500;

  private final KeyedAnswers answers;
  private final JsonFormat json;
  private final InstantSource clock;

  public KeyedCalls(KeyedAnswers answers, JsonFormat json, InstantSource clock) {
    this.answers = answers;
    this.json = json;
    this.clock = clock;
  }

  Answer answer(Endpoint endpoint, Call call) throws IOException {
    Binding binding = endpoint.binding();
    List<String> keys = call.header(HEADER);
    if (binding == null || keys.isEmpty()) {
      return endpoint.changesTogether()
          ? together(endpoint, call)
          : endpoint.handler().answer(call);
    }
    KeyedRequest request =
        new KeyedRequest(
            call.client(),
            endpoint.toString(),
            key(keys),
            fingerprint(endpoint, call),
            clock.instant(),
            binding);
    return switch (answers.reply(request, () -> carriedOut(endpoint, call))) {
      case Reply.Answered(KeptAnswer kept) ->
          new Answer(
              kept.status(),
              kept.contentType(),
              kept.headers(),
              false,
              out -> out.write(kept.content()));
      case Reply.InFlight() ->
          throw ProblemException.of(
              ProblemType.IN_FLIGHT, "wait a moment and send it again under the same key");
      case Reply.OtherPayload() ->
          throw ProblemException.of(
              ProblemType.KEY_USED, "send what is new under a key of its own; nothing was changed");
    };
  }

  /** What is changed and its audit entry, or nothing; the body comes in before that begins. */
  private Answer together(Endpoint endpoint, Call call) throws IOException {
    if (endpoint.body() != null) {
      call.text();
    }
    try {
      return answers.together(
          call.client(),
          () -> {
            try {
              return endpoint.handler().answer(call);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String key(List<String> keys) {
    String key = keys.getFirst();
    if (keys.size() != 1 || !key.matches("[!-~]{1," + LONGEST + "}")) {
      throw ProblemException.invalid(
          "", HEADER + " must be sent once, with 1 to " + LONGEST + " visible characters of ASCII");
    }
    return key;
  }

  private static String fingerprint(Endpoint endpoint, Call call) {
    String sent =
        String.join("\n", call.path(), call.wanted(), endpoint.body() == null ? "" : call.text());
    try {
      byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new GelegenException("this Java has no SHA-256", e);
    }
  }

  private KeptAnswer carriedOut(Endpoint endpoint, Call call) {
    try {
      Answer answer = endpoint.handler().answer(call);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      answer.content().writeTo(content);
      return new KeptAnswer(
          answer.status(), answer.contentType(), answer.headers(), content.toByteArray());
    } catch (ProblemException e) {
      if (e.problem().status() >= FIRST_FAILURE) {
        throw e;
      }
      return new KeptAnswer(
          e.problem().status(), Problem.MEDIA_TYPE, Map.of(), json.write(e.problem()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
