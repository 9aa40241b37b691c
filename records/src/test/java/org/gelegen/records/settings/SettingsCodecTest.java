package org.gelegen.records.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.history.PartOfDay;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.ContactCap;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.settings.ClientSettings.Hours;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.gelegen.model.settings.ClientSettings.TrainingSettings;
import org.gelegen.model.settings.CollectionCostSettings;
import org.gelegen.model.settings.CourtesySettings;
import org.gelegen.model.settings.Iban;
import org.gelegen.model.settings.LapsedArrangement;
import org.gelegen.model.settings.LetterSettings;
import org.gelegen.model.settings.PaymentSettings;
import org.gelegen.model.settings.RetentionSettings;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.StopCondition;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.gelegen.records.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCodecTest {
  private final SettingsCodec codec = new SettingsCodec();

  @Test
  void an_empty_document_is_the_defaults() {
    assertThat(valid("{}")).isEqualTo(ClientSettings.defaults());
    assertThat(valid("null")).isEqualTo(ClientSettings.defaults());
    assertThat(valid("{\"costs\":null,\"training\":{}}")).isEqualTo(ClientSettings.defaults());
  }

  @Test
  void a_cap_that_was_taken_in_before_counts_as_one_that_can_be_remembered() {
    byte[] kept =
        "{\"caps\":[{\"contacts\":900,\"within\":\"P7D\"},{\"contacts\":2,\"within\":\"P1D\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(codec.readKept(kept))
        .isInstanceOfSatisfying(
            ParsedSettings.Valid.class,
            valid ->
                assertThat(valid.settings().caps())
                    .containsExactly(
                        new ContactCap(64, Duration.ofDays(7), Set.of()),
                        new ContactCap(2, Duration.ofDays(1), Set.of())));
    assertThat(codec.read(kept)).isInstanceOf(ParsedSettings.Invalid.class);
    assertThat(codec.readKept("nonsense".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ParsedSettings.Invalid.class);
  }

  @Test
  void every_key_can_be_set() {
    assertThat(
            valid(
                """
                {"rulePack": "nl",
                 "capacity": {"phone": {"perHour": 120, "hours": {"9": 60, "23": 0}}},
                 "nightlyBudget": "2500.00",
                 "costs": {"phone": "5.25"},
                 "shareRecoverable": 0.75,
                 "costOfHarm": "60",
                 "responseWindow": "P21D",
                 "explorationShare": 0.1,
                 "pooling": true,
                 "channels": ["phone", "email"],
                 "caps": [{"contacts": 3, "within": "P7D", "channels": ["phone"]},
                          {"contacts": 1, "within": "PT24H"}],
                 "contactHours": {"phone": {"from": "09:00", "to": "17:30"}},
                 "texts": {"first": {"language": "nl", "subject": "Rekening", "body": "Beste"},
                           "sms": {"language": "nl", "body": "Hallo"}},
                 "training": {"maxExamples": 50000, "seed": -7},
                 "experiments": {
                   "holdout": {"share": 0.05, "salt": "2026"},
                   "list": [
                     {"id": "evening-calls", "salt": "s1", "segment": "debtor.vulnerable == false",
                      "from": "2026-12-01T00:00:00+01:00", "until": "2027-02-01T00:00:00+01:00",
                      "arms": [{"name": "as before", "policy": "workflow", "share": 0.25},
                               {"policy": "model", "share": 0.25},
                               {"policy": "model:12", "share": 0.5}]},
                     {"id": "peace", "from": "2026-12-01T00:00:00+01:00",
                      "arms": [{"policy": "holdout", "share": 0.5},
                               {"policy": "model", "share": 0.5}]}]},
                 "collectionCosts": {"vat": true, "addInstalments": false,
                   "agreement": "contract_number", "noticeTemplates": ["notice", "second-notice"],
                   "belgianMaximum": false},
                 "letters": {"sender": "Noorderlicht Energie",
                   "address": ["Postbus 12", "3500 AA Utrecht"],
                   "iban": "nl91 ABNA 0417 1643 00", "window": "right", "colour": "#1F4E79",
                   "logo": "iVBORw0KGgo="},
                 "retention": {"debtors": "P2555D", "decisions": "P400D", "shadowScores": "P91D",
                   "campaigns": "P401D", "alerts": "P92D", "runs": "P93D", "models": "P94D"},
                 "courtesies": {"thankYou": true, "headsUp": 4,
                   "promiseReminder": "P9D",
                   "lapsedArrangement": {"after": "P38D", "grace": "P8D", "then": "collect"},
                   "untilPayday": 5},
                 "payments": {"page": "https://betalen.example.nl/?kenmerk={{reference}}"},
                 "workflows": [
                   {"name": "old cases", "segment": "case.daysPastDue > 90", "start": "first-record",
                    "stops": ["hold", "payment"], "lateDays": 7,
                    "steps": [
                      {"day": -3, "channel": "email", "hour": 10, "template": "ahead", "tone": "friendly"},
                      {"day": 10, "channel": "letter", "part": "morning", "template": "notice", "tone": "firm",
                       "otherwise": [{"channel": "phone", "template": "notice"},
                                     {"channel": "email", "template": "second-notice"}]}]},
                   {"name": "standard",
                    "steps": [{"day": 1, "channel": "sms", "part": "evening", "template": "sms-firm",
                       "otherwise": [{"channel": "whatsapp"}]}]}]}
                """))
        .isEqualTo(everySetting());
  }

  @Test
  void what_is_written_is_read_back_the_same() {
    for (ClientSettings settings : List.of(everySetting(), ClientSettings.defaults())) {
      assertThat(codec.read(codec.write(settings))).isEqualTo(new ParsedSettings.Valid(settings));
    }
    assertThat(codec.write(everySetting()).toString())
        .contains("\"responseWindow\":\"P21D\"", "\"within\":\"P1D\"", "\"costOfHarm\":\"60.00\"");
  }

  @Test
  void a_number_does_for_an_amount_because_yaml_writes_it_without_quotes() {
    assertThat(valid("{\"costOfHarm\": 60, \"costs\": {\"sms\": 0.085}}").cost(Channel.SMS))
        .isEqualTo(new BigDecimal("0.085"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"colour":"red"}                         | /colour
          {"training":{"epochs":3}}                | /training/epochs
          {"capacity":{"fax":{"perHour":1}}}       | /capacity/fax
          {"capacity":{"sms":{}}}                  | /capacity/sms/perHour
          {"capacity":{"sms":{"perHour":-1}}}      | /capacity/sms/perHour
          {"capacity":{"sms":{"perHour":1,"hours":{"24":1}}}} | /capacity/sms/hours/24
          {"nightlyBudget":"a lot"}                | /nightlyBudget
          {"nightlyBudget":"-1"}                   | /nightlyBudget
          {"costs":{"sms":"1e3"}}                  | /costs/sms
          {"shareRecoverable":1.1}                 | /shareRecoverable
          {"explorationShare":"0.1"}               | /explorationShare
          {"responseWindow":"14 days"}             | /responseWindow
          {"responseWindow":"PT1H"}                | /responseWindow
          {"pooling":"yes"}                        | /pooling
          {"channels":[]}                          | /channels
          {"channels":["fax"]}                     | /channels/0
          {"caps":[{"contacts":1}]}                | /caps/0
          {"caps":[{"contacts":65,"within":"P7D"}]} | /caps/0/contacts
          {"caps":[{"contacts":1,"within":"P40D"}]} | /caps/0/within
          {"retention":{"debtors":"P89D"}}         | /retention/debtors
          {"retention":{"records":"P365D"}}        | /retention/records
          {"courtesies":{"thankYou":1}}            | /courtesies/thankYou
          {"courtesies":{"headsUp":15}}            | /courtesies/headsUp
          {"courtesies":{"lapsedArrangement":{"then":"stay"}}} | /courtesies/lapsedArrangement/after
          {"courtesies":{"lapsedArrangement":{"after":"P6D"}}} | /courtesies/lapsedArrangement/after
          {"courtesies":{"lapsedArrangement":{"after":"P38D","grace":"P0D"}}} | /courtesies/lapsedArrangement/grace
          {"courtesies":{"lapsedArrangement":{"after":"P38D","then":"sue"}}} | /courtesies/lapsedArrangement/then
          {"courtesies":{"untilPayday":15}}        | /courtesies/untilPayday
          {"courtesies":{"promiseReminder":"P14D"}} | /courtesies/promiseReminder
          {"payments":{"page":"http://example.nl"}} | /payments/page
          {"payments":{"page":"https://{{reference}}.nl"}} | /payments/page
          {"payments":{"link":"https://example.nl"}} | /payments/link
          {"workflows":{"name":"a"}}               | /workflows
          {"workflows":[{"steps":[]}]}             | /workflows/0/name
          {"workflows":[{"name":"a"}]}             | /workflows/0/steps
          {"workflows":[{"name":"a","stop":["hold"]}]} | /workflows/0/stop
          {"workflows":[{"name":"a","stops":["rain"]}]} | /workflows/0/stops/0
          {"workflows":[{"name":"a","start":"today"}]} | /workflows/0/start
          {"workflows":[{"name":"a","lateDays":366}]} | /workflows/0/lateDays
          {"workflows":[{"name":"a","steps":[{"channel":"sms","hour":9,"template":"t"}]}]} | /workflows/0/steps/0/day
          {"workflows":[{"name":"a","steps":[{"day":366,"channel":"sms","hour":9,"template":"t"}]}]} | /workflows/0/steps/0/day
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"fax","hour":9,"template":"t"}]}]} | /workflows/0/steps/0/channel
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","template":"t"}]}]} | /workflows/0/steps/0
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"part":"morning","template":"t"}]}]} | /workflows/0/steps/0
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":24,"template":"t"}]}]} | /workflows/0/steps/0/hour
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","part":"noon","template":"t"}]}]} | /workflows/0/steps/0/part
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9}]}]} | /workflows/0/steps/0/template
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"t","tone":"rude"}]}]} | /workflows/0/steps/0/tone
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"t"},{"day":2,"channel":"sms","hour":9,"template":"t"}]}]} | /workflows/0/steps/1/template
          {"workflows":[{"name":"a","steps":[{"day":2,"channel":"sms","hour":9,"template":"t"},{"day":1,"channel":"sms","hour":9,"template":"u"}]}]} | /workflows/0/steps/1/day
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"t"}]},{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"t"}]}]} | /workflows/1/name
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":"letter"}]}]} | /workflows/0/steps/0/otherwise
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":["letter"]}]}]} | /workflows/0/steps/0/otherwise/0
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":[{}]}]}]} | /workflows/0/steps/0/otherwise/0/channel
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":[{"channel":"fax"}]}]}]} | /workflows/0/steps/0/otherwise/0/channel
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":[{"channel":"sms"}]}]}]} | /workflows/0/steps/0/otherwise/0/channel
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":[{"channel":"email"},{"channel":"email","template":"t"}]}]}]} | /workflows/0/steps/0/otherwise/1/channel
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":[{"channel":"email","hour":9}]}]}]} | /workflows/0/steps/0/otherwise/0/hour
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"t","otherwise":[{"channel":"email"}]}]}]} | /workflows/0/steps/0/otherwise/0/template
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"t","otherwise":[{"channel":"email","template":" "}]}]}]} | /workflows/0/steps/0/otherwise/0/template
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"sms","hour":9,"template":"sms"},{"day":2,"channel":"email","hour":9,"template":"email","otherwise":[{"channel":"sms"}]}]}]} | /workflows/0/steps/1/otherwise/0/template
          {"workflows":[{"name":"a","steps":[{"day":1,"channel":"email","hour":9,"template":"email","otherwise":[{"channel":"sms"}]},{"day":2,"channel":"sms","hour":9,"template":"sms"}]}]} | /workflows/0/steps/1/template
          {"contactHours":{"sms":{"from":"18:00","to":"09:00"}}} | /contactHours/sms
          {"contactHours":{"sms":{"from":"9","to":"10:00"}}}     | /contactHours/sms/from
          {"texts":{"a":{"language":"nl"}}}        | /texts/a
          {"training":{"maxExamples":10}}          | /training/maxExamples
          {"training":{"seed":1.5}}                | /training/seed
          {"experiments":{"holdout":{"share":0.6}}} | /experiments/holdout/share
          {"experiments":{"list":[{"id":"Evening calls","from":"2026-12-01T00:00:00Z","arms":[{"policy":"model","share":0.5},{"policy":"holdout","share":0.5}]}]}} | /experiments/list/0/id
          {"experiments":{"list":[{"id":"global-holdout","from":"2026-12-01T00:00:00Z","arms":[{"policy":"model","share":0.5},{"policy":"holdout","share":0.5}]}]}} | /experiments/list/0/id
          {"experiments":{"list":[{"id":"a"}]}}    | /experiments/list/0/from
          {"experiments":{"list":[{"id":"a","from":"2026-12-01"}]}} | /experiments/list/0/from
          {"experiments":{"list":[{"id":"a","from":"2026-12-01T00:00:00Z","until":"2026-12-01T00:00:00Z"}]}} | /experiments/list/0/until
          {"experiments":{"list":[{"id":"a","arms":[{"policy":"model","share":0.5}]}]}} | /experiments/list/0/arms
          {"experiments":{"list":[{"id":"a","arms":[{"policy":"model","share":0.6},{"policy":"holdout","share":0.5}]}]}} | /experiments/list/0/arms
          {"experiments":{"list":[{"id":"a","arms":[{"policy":"model:0","share":0.5}]}]}} | /experiments/list/0/arms/0/policy
          {"experiments":{"list":[{"id":"a","arms":[{"policy":"model","share":0}]}]}} | /experiments/list/0/arms/0/share
          {"experiments":{"list":[{"id":"a","arms":[{"policy":"model","share":0.5},{"policy":"model","share":0.5}]}]}} | /experiments/list/0/arms/1/name
          {"collectionCosts":{"vat":"no"}}         | /collectionCosts/vat
          {"collectionCosts":{"agreement":""}}     | /collectionCosts/agreement
          {"collectionCosts":{"noticeTemplates":"a"}} | /collectionCosts/noticeTemplates
          {"collectionCosts":{"noticeTemplates":[1]}} | /collectionCosts/noticeTemplates/0
          {"collectionCosts":{"rate":0.21}}        | /collectionCosts/rate
          {"letters":{"sender":" "}}               | /letters/sender
          {"letters":{"address":["a","b","c","d","e"]}} | /letters/address
          {"letters":{"address":["a",""]}}         | /letters/address/1
          {"letters":{"iban":"NL91ABNA0417164301"}} | /letters/iban
          {"letters":{"window":"top"}}             | /letters/window
          {"letters":{"colour":"red;} body{"}}     | /letters/colour
          {"letters":{"logo":"https://example.org/logo.png"}} | /letters/logo
          {"letters":{"font":"Arial"}}             | /letters/font
          []                                       | ''
          {"rulePack":                             | ''
          {"rulePack":"nl","rulePack":"be"}        | ''
          """)
  void what_is_wrong_is_refused_with_its_place(String json, String pointer) {
    switch (codec.read(json.getBytes(StandardCharsets.UTF_8))) {
      case ParsedSettings.Valid(ClientSettings settings) -> fail("accepted: " + settings);
      case ParsedSettings.Invalid(List<FieldError> errors) ->
          assertThat(errors).extracting(FieldError::pointer).contains(pointer);
    }
  }

  @Test
  void a_workflow_has_a_name_and_templates_that_records_can_carry() {
    String longest = "t".repeat(128);
    assertThat(valid(workflow(longest, longest)).workflows().getFirst().name()).isEqualTo(longest);
    assertThat(codec.read(workflow("a", longest + "t").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new ParsedSettings.Invalid(
                List.of(
                    new FieldError(
                        "/workflows/0/steps/0/template",
                        "must have at most 128 characters but has 129"))));
    assertThat(codec.read(workflow(longest + "t", "a").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new ParsedSettings.Invalid(
                List.of(
                    new FieldError(
                        "/workflows/0/name", "must have at most 128 characters but has 129"))));
  }

  private static String workflow(String name, String template) {
    return """
    {"workflows":[{"name":"%s","steps":[{"day":1,"channel":"sms","hour":9,"template":"%s"}]}]}
    """
        .formatted(name, template);
  }

  private ClientSettings valid(String json) {
    return switch (codec.read(json.getBytes(StandardCharsets.UTF_8))) {
      case ParsedSettings.Valid(ClientSettings settings) -> settings;
      case ParsedSettings.Invalid(List<FieldError> errors) -> fail(errors.toString());
    };
  }

  private static ClientSettings everySetting() {
    // The costs that are not named keep their defaults.
    Map<Channel, BigDecimal> costs = new EnumMap<>(ClientSettings.defaults().costs());
    costs.put(Channel.PHONE, new BigDecimal("5.25"));
    return new ClientSettings(
        "nl",
        Map.of(Channel.PHONE, new HourlyCapacity(120, Map.of(9, 60, 23, 0))),
        new BigDecimal("2500.00"),
        costs,
        0.75,
        new BigDecimal("60.00"),
        Duration.ofDays(21),
        0.1,
        true,
        Set.of(Channel.PHONE, Channel.EMAIL),
        List.of(
            new ContactCap(3, Duration.ofDays(7), Set.of(Channel.PHONE)),
            new ContactCap(1, Duration.ofDays(1), Set.of())),
        Map.of(Channel.PHONE, new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30))),
        Map.of(
            "first", new TextTemplate("nl", "Rekening", "Beste"),
            "sms", new TextTemplate("nl", null, "Hallo")),
        new TrainingSettings(50_000, -7),
        experiments(),
        new CollectionCostSettings(
            true, false, "contract_number", Set.of("notice", "second-notice"), false),
        new LetterSettings(
            "Noorderlicht Energie",
            List.of("Postbus 12", "3500 AA Utrecht"),
            new Iban("NL91ABNA0417164300"),
            LetterSettings.Window.RIGHT,
            "#1F4E79",
            "iVBORw0KGgo="),
        new RetentionSettings(
            Duration.ofDays(2555),
            Duration.ofDays(400),
            Duration.ofDays(91),
            Duration.ofDays(401),
            Duration.ofDays(92),
            Duration.ofDays(93),
            Duration.ofDays(94)),
        new CourtesySettings(
            true,
            4,
            Duration.ofDays(9),
            new LapsedArrangement(
                Duration.ofDays(38), Duration.ofDays(8), LapsedArrangement.Then.COLLECT),
            5),
        new PaymentSettings("https://betalen.example.nl/?kenmerk={{reference}}"),
        workflows());
  }

  private static List<Workflow> workflows() {
    return List.of(
        new Workflow(
            "old cases",
            "case.daysPastDue > 90",
            WorkflowStart.FIRST_RECORD,
            Set.of(StopCondition.PAYMENT, StopCondition.HOLD),
            7,
            List.of(
                new WorkflowStep(-3, Channel.EMAIL, new StepTime.Hour(10), "ahead", Tone.FRIENDLY),
                new WorkflowStep(
                    10,
                    Channel.LETTER,
                    new StepTime.Part(PartOfDay.MORNING),
                    "notice",
                    Tone.FIRM,
                    List.of(
                        new WorkflowStep.Otherwise(Channel.PHONE, "notice"),
                        new WorkflowStep.Otherwise(Channel.EMAIL, "second-notice"))))),
        // What is not named is what is usual.
        new Workflow(
            "standard",
            null,
            WorkflowStart.DUE_DATE,
            Set.of(StopCondition.values()),
            14,
            List.of(
                new WorkflowStep(
                    1,
                    Channel.SMS,
                    new StepTime.Part(PartOfDay.EVENING),
                    "sms-firm",
                    Tone.NEUTRAL,
                    List.of(new WorkflowStep.Otherwise(Channel.WHATSAPP, "whatsapp-firm"))))));
  }

  private static ExperimentSettings experiments() {
    Instant from = Instant.parse("2026-11-30T23:00:00Z");
    return new ExperimentSettings(
        0.05,
        "2026",
        List.of(
            new Experiment(
                new ExperimentId("evening-calls"),
                "s1",
                "debtor.vulnerable == false",
                from,
                Instant.parse("2027-01-31T23:00:00Z"),
                List.of(
                    new Arm("as before", new ArmPolicy.Workflow(), 0.25),
                    new Arm("model", new ArmPolicy.Champion(), 0.25),
                    new Arm("model:12", new ArmPolicy.Version(12), 0.5))),
            // Its salt and its arms' names are what they are without being named.
            new Experiment(
                new ExperimentId("peace"),
                "peace",
                null,
                from,
                null,
                List.of(
                    new Arm("holdout", new ArmPolicy.Holdout(), 0.5),
                    new Arm("model", new ArmPolicy.Champion(), 0.5)))));
  }
}
