package org.gelegen.scoring.debtors;

import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.util.List;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.handover.HandOver;
import org.gelegen.model.handover.HandOverPrinter;
import org.gelegen.model.handover.HandOvers;
import org.gelegen.model.handover.Recipient;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.records.RecordCodec;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.ProblemException;

/** Hands a case over to who goes on with it. */
public final class HandOverResource {
  private static final String PDF = "application/pdf";
  private static final String EXAMPLE =
      """
      {"caseId":"c-9","to":"bailiff","madeAt":"2026-11-23T08:00:00+01:00","client":"Noorderlicht Energie","currency":"EUR","debtorId":"d-17",
       "claims":[{"caseId":"c-9","dueDate":"2025-02-15","amount":"143.20","paid":"43.20","balance":"100.00","stage":"collection","status":"open",
         "ability":"unknown","willingness":"unknown","costs":{"amount":"40.00","claims":1,"from":"2025-04-01T00:00:00+02:00"}}],
       "cases":[],"contacts":[],"outcomes":[],
       "payments":[{"type":"payment","clientId":"noorderlicht","paymentId":"p-1","debtorId":"d-17","caseId":"c-9","at":"2025-03-03T06:41:00Z","amount":"43.20"}],
       "holds":[],"decisions":[]}\
      """;

  private final HandOvers handOvers;
  private final HandOverPrinter printer;
  private final HandOverJson json;
  private final InstantSource clock;

  public HandOverResource(
      HandOvers handOvers, HandOverPrinter printer, RecordCodec codec, InstantSource clock) {
    this.handOvers = handOvers;
    this.printer = printer;
    this.clock = clock;
    json = new HandOverJson(codec);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(Endpoint.CLIENT + "/cases/{caseId}/hand-over")
            .roles(OPERATOR)
            .summary("A case with all that is known of its debtor, for who goes on with it")
            .description("Each is on record in the audit log. Nothing of other debtors is in it.")
            .query("to", "who goes on with it: agency, bailiff or debt-help", "bailiff")
            .optionalQuery("language", "of the reasons: en or nl; absent: en", "nl")
            .answers(200, HandOverResponse.class, EXAMPLE)
            .answers(new Media(PDF, String.class, "%PDF-1.7"))
            .by(this::handOver));
  }

  private Answer handOver(Call call) {
    CaseId caseId = call.id("caseId", "the case", CaseId::new);
    // Required, and then one of the words.
    call.query("to");
    Recipient to = call.query("to", Recipient.class, Recipient.AGENCY);
    PlainLanguage language = call.query("language", PlainLanguage.class, PlainLanguage.ENGLISH);
    HandOver handOver =
        handOvers
            .prepare(call.client(), new HandOver.Subject(caseId, to, clock.instant()), call.by())
            .orElseThrow(() -> ProblemException.notFound("the case"));
    return call.wanted().equals(PDF)
        ? Answer.bytes(PDF, printer.print(handOver))
            .with("Content-Disposition", "attachment; filename=\"hand-over.pdf\"")
        : Answer.bytes(Media.JSON, json.write(handOver, language));
  }
}
