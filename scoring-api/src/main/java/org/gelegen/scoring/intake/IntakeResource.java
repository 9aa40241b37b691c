package org.gelegen.scoring.intake;

import static org.gelegen.model.access.Role.DIALER;
import static org.gelegen.model.access.Role.OPERATOR;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.UnavailableException;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.RecordType;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordBody;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportFailedException;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.http.SlowBodyException;

/** Takes in records of any type by the stream, and outcomes and payments as they happen. */
public final class IntakeResource {
  private static final int MAX_LISTED = 1000;

  /** Told in words, because generated clients cannot tell one thing from an array of it. */
  private static final String ONE_ALONE =
      "An array of them; one alone, without its brackets, is read as well.";

  private static final RequestBody LINES =
      new RequestBody(
          List.of(Media.NDJSON, "application/ndjson", "application/jsonl", "application/gzip"),
          PortfolioRecord.class,
          RequestBody.UNLIMITED,
          false,
          Examples.LINE);

  private final RecordIntake intake;
  private final RecordIntake imports;
  private final RecordCodec codec;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Counter accepted;

  public IntakeResource(
      RecordIntake intake,
      RecordIntake imports,
      RecordCodec codec,
      AuditLog audit,
      InstantSource clock,
      MeterRegistry metrics) {
    this.intake = intake;
    this.imports = imports;
    this.codec = codec;
    this.audit = audit;
    this.clock = clock;
    accepted =
        Counter.builder("gelegen.records.accepted")
            .description("Records that were new")
            .register(metrics);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(Endpoint.CLIENT + "/records")
            .roles(OPERATOR)
            .repeatable()
            .summary("Records in, one JSON object a line")
            .description(
                "Any number of lines, plain or gzip, streamed. A record is accepted once: sending"
                    + " the same lines again changes nothing.")
            .takes(LINES)
            .answers(200, IntakeResponse.class, Examples.INTAKE)
            .by(this::records),
        Endpoint.post(Endpoint.CLIENT + "/outcomes")
            .roles(DIALER, OPERATOR)
            .repeatable()
            .summary("What came of contacts")
            .description(ONE_ALONE)
            .takes(RequestBody.batch(OutcomeRepresentation[].class, Examples.OUTCOME))
            .answers(200, AcceptedResponse.class, Examples.ACCEPTED)
            .fails(ProblemType.CONFLICT)
            .by(call -> recordsOf(RecordType.OUTCOME, call)),
        Endpoint.post(Endpoint.CLIENT + "/payments")
            .roles(DIALER, OPERATOR)
            .repeatable()
            .summary("Payments and reversals")
            .description(ONE_ALONE)
            .takes(RequestBody.batch(PaymentRepresentation[].class, Examples.PAYMENT))
            .answers(200, AcceptedResponse.class, Examples.ACCEPTED)
            .fails(ProblemType.CONFLICT)
            .by(call -> recordsOf(RecordType.PAYMENT, call)));
  }

  private Answer records(Call call) {
    List<IntakeResponse.RejectedLine> listed = new ArrayList<>();
    ImportListener listener =
        new ImportListener() {
          @Override
          public void rejected(Rejection rejection) {
            if (listed.size() < MAX_LISTED) {
              listed.add(IntakeResponse.RejectedLine.from(rejection));
            }
          }

          @Override
          public void progress(ImportReport soFar) {
            // The answer comes at the end.
          }
        };
    try {
      ImportReport report =
          new RecordImport(imports, codec).run(body(call), call.client(), listener);
      taken(call, "records.imported", report);
      return call.json(IntakeResponse.from(report, listed));
    } catch (ImportFailedException e) {
      taken(call, "records.imported", e.report());
      String known =
          "; the %d records accepted before are durable, and all lines can be sent again%s"
              .formatted(e.report().accepted(), rejections(e.report(), listed));
      throw switch (e.getCause()) {
        case SlowBodyException _ -> SlowBodyException.problem(known);
        case IOException _ ->
            ProblemException.of(
                ProblemType.UNREADABLE,
                "the body broke off or is damaged gzip after line " + e.report().lines() + known);
        case UnavailableException _ ->
            ProblemException.unavailable(
                "too much is asked of the database, after line " + e.report().lines() + known);
        case null, default -> e;
      };
    }
  }

  private static String rejections(ImportReport report, List<IntakeResponse.RejectedLine> listed) {
    if (listed.isEmpty()) {
      return "";
    }
    IntakeResponse.RejectedLine first = listed.getFirst();
    return "; %,d lines were rejected, first line %d%s: %s"
        .formatted(
            report.rejected(),
            first.line(),
            first.pointer().isEmpty() ? "" : " at " + first.pointer(),
            first.reason());
  }

  /** The body, which must be what its Content-Encoding says. */
  private static InputStream body(Call call) {
    InputStream in = call.stream();
    if (!call.saysGzip()) {
      return in;
    }
    PushbackInputStream peeked = new PushbackInputStream(in, 2);
    byte[] magic;
    try {
      magic = peeked.readNBytes(2);
      peeked.unread(magic);
    } catch (SlowBodyException e) {
      throw SlowBodyException.problem("");
    } catch (IOException e) {
      throw ProblemException.of(ProblemType.UNREADABLE, "the body broke off; send it whole");
    }
    if (magic.length < 2 || magic[0] != 0x1f || magic[1] != (byte) 0x8b) {
      throw ProblemException.of(
          ProblemType.UNREADABLE,
          "the body is not gzip; compress it, or send it without Content-Encoding");
    }
    return peeked;
  }

  private void taken(Call call, String what, ImportReport report) {
    accepted.increment((double) report.accepted());
    audit.append(
        call.client(),
        clock.instant(),
        call.by(),
        what,
        "accepted="
            + report.accepted()
            + " duplicates="
            + report.duplicates()
            + " rejected="
            + report.rejected());
  }

  private Answer recordsOf(RecordType type, Call call) {
    String text = call.text();
    RecordBody body = codec.readBody(text.getBytes(StandardCharsets.UTF_8), type, call.client());
    boolean array = text.stripLeading().startsWith("[");
    if (!body.errors().isEmpty()) {
      throw ProblemException.invalid(
          body.errors().stream()
              .limit(MAX_LISTED)
              .map(error -> new FieldProblem(error.pointer(), error.reason()))
              .toList());
    }
    List<NumberedRecord> numbered = new ArrayList<>();
    for (PortfolioRecord record : body.records()) {
      numbered.add(new NumberedRecord(numbered.size() + 1, record));
    }
    IntakeResult result = intake.accept(numbered);
    taken(
        call,
        type.wireName() + "s.accepted",
        new ImportReport(
            numbered.size(), result.accepted(), result.duplicates(), result.rejected().size()));
    if (!result.rejected().isEmpty()) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          "errors names the records that are there with other content, so these were not taken; "
              + (result.accepted() + result.duplicates())
              + " others are in",
          result.rejected().stream()
              .limit(MAX_LISTED)
              .map(
                  rejection ->
                      new FieldProblem(
                          array ? "/" + (rejection.line() - 1) : "", rejection.reason()))
              .toList());
    }
    return call.json(AcceptedResponse.from(result));
  }
}
