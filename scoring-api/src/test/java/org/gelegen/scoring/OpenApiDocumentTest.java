package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest {
  private static final TestService SERVICE = new TestService();
  private static final List<Endpoint> ENDPOINTS = Api.endpoints(SERVICE.services, new JsonFormat());
  private static final JsonNode DOCUMENT =
      json(SERVICE.send("GET", "/openapi.json", "", "", Map.of()));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void every_route_is_described_and_nothing_else() {
    Set<String> described = new HashSet<>();
    DOCUMENT
        .get("paths")
        .forEachEntry(
            (path, operations) ->
                operations.forEachEntry(
                    (method, _) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(described)
        .isEqualTo(new HashSet<>(ENDPOINTS.stream().map(Endpoint::toString).toList()));
    assertThat(DOCUMENT.get("openapi").asString()).isEqualTo("3.1.0");
  }

  @Test
  void every_reference_leads_somewhere_and_every_operation_has_its_own_name() {
    List<String> references = new ArrayList<>();
    collect(DOCUMENT, references);
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(reference).startsWith("#/components/schemas/");
      assertThat(DOCUMENT.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
    assertThat(DOCUMENT.findValuesAsString("operationId"))
        .hasSize(ENDPOINTS.size())
        .doesNotHaveDuplicates();
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.get("$ref").asString());
    }
    node.forEach(child -> collect(child, references));
  }

  /** Generators make text of what they cannot tell, and code that does not compile of oneOf. */
  @Test
  void schemas_are_such_as_generated_clients_can_be_made_of() {
    assertThat(DOCUMENT.get("components").get("schemas").propertyNames())
        .allMatch(name -> name.matches("([A-Z][a-z]+)+"))
        .contains("ComparisonRow", "NextCall", "Outcome", "Payment", "Model")
        .doesNotContain("Row", "Call", "RecordBody");
    assertThat(DOCUMENT.findValues("oneOf")).isEmpty();
    assertThat(DOCUMENT.findValuesAsString("operationId"))
        .allMatch(name -> name.matches("[a-z]+([A-Z][a-z]+)*"))
        .contains("recommend", "nextCalls", "eraseDebtor");
    assertThat(
            DOCUMENT.at("/components/schemas/IntakeResponse/properties/accepted/format").asString())
        .isEqualTo("int64");
    assertThat(DOCUMENT.at("/components/schemas/Recommendation/properties/reach/format").asString())
        .isEqualTo("double");
    assertThat(
            DOCUMENT
                .at("/paths/~1v1~1clients~1{clientId}~1records/post/requestBody/content")
                .get("application/x-ndjson"))
        .hasToString(
            """
            {"schema":{"type":"string","contentMediaType":"application/x-ndjson"},\
            "x-item-schema":{"$ref":"#/components/schemas/PortfolioRecord"},"example":%s}\
            """
                .formatted(
                    DOCUMENT
                        .at("/paths/~1v1~1clients~1{clientId}~1records/post/requestBody/content")
                        .get("application/x-ndjson")
                        .get("example")));
  }

  /** They are described by representations that nothing is read into. */
  @Test
  void outcomes_and_payments_are_described_with_the_fields_that_are_read() {
    assertThat(names("Outcome")).isEqualTo(readIn("outcomes"));
    assertThat(names("Payment")).isEqualTo(readIn("payments"));
  }

  private static Set<String> names(String schema) {
    return new TreeSet<>(
        DOCUMENT.at("/components/schemas/" + schema + "/properties").propertyNames());
  }

  /** As the problem of a field that is not there names them. */
  private static Set<String> readIn(String collection) {
    String detail =
        json(SERVICE.post(TestService.BASE + "/" + collection, "[{\"name\":\"x\"}]"))
            .at("/errors/0/detail")
            .asString();
    return new TreeSet<>(List.of(detail.replaceFirst(".* are ", "").split(", ", -1)));
  }

  @Test
  void schemas_say_what_is_required_and_what_is_allowed() {
    JsonNode request = DOCUMENT.at("/components/schemas/RecommendationRequest");
    assertThat(request)
        .isEqualTo(
            TestService.JSON.readTree(
                """
                {"type":"object","properties":{
                  "alternatives":{"type":"integer","description":"how many other actions to name; absent: none","minimum":0,"maximum":31},
                  "at":{"type":"string","format":"date-time","description":"the moment from which to look ahead, and whose knowledge counts; absent: now, looking ahead from the next full minute"},
                  "channels":{"description":"the channels to consider; absent: all that the client uses","minItems":1,"maxItems":7,"type":"array",
                    "items":{"type":"string","enum":["phone","ivr","sms","whatsapp","email","letter","portal"]}},
                  "debtorIds":{"description":"the debtors, each once","minItems":1,"maxItems":1000,"type":"array","items":{"type":"string"}},
                  "explain":{"type":"boolean","description":"whether to say why, and what the rules exclude; absent: false"},
                  "language":{"type":"string","enum":["en","nl"],"description":"the language of the reasons; absent: en"},
                  "horizon":{"type":"string","format":"duration","description":"how far to look ahead, longer than nothing and at most P31D; absent: P7D"}},
                 "required":["debtorIds"],"additionalProperties":false}
                """));
  }

  /**
   * The file that clients are generated from and that a change of the interface is seen in. To
   * write it anew: {@code mvn -pl scoring-api -am test -Dtest=OpenApiDocumentTest
   * -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true}.
   */
  @Test
  void the_document_in_docs_is_the_one_that_is_served() throws IOException {
    Path file = Path.of("..", "docs", "openapi.json");
    String served = TestService.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(DOCUMENT);
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(file, served + "\n");
    }
    assertThat(Files.readString(file))
        .as("docs/openapi.json; -Dopenapi.write=true writes it anew")
        .isEqualTo(served + "\n");
  }

  @Test
  void keys_are_asked_for_exactly_where_they_are_needed_and_problems_are_told() {
    for (Endpoint endpoint : ENDPOINTS) {
      JsonNode operation =
          DOCUMENT
              .get("paths")
              .get(endpoint.path())
              .get(endpoint.method().name().toLowerCase(Locale.ROOT));
      assertThat(operation.has("security")).as(endpoint.toString()).isEqualTo(!endpoint.isOpen());
      for (ProblemType problem : endpoint.problems()) {
        assertThat(operation.get("responses").has(Integer.toString(problem.status())))
            .as("%s %s", endpoint, problem)
            .isTrue();
      }
    }
  }

  /** An example with a field that is not in the schema, or without one that is required, lies. */
  @Test
  void every_example_has_the_form_that_it_is_an_example_of() {
    JsonFormat format = new JsonFormat();
    int read = 0;
    for (Endpoint endpoint : ENDPOINTS) {
      RequestBody body = endpoint.body();
      if (body != null && body.type() instanceof Class<?> type && type.isRecord() && isOurs(type)) {
        assertThat(format.read(body.example(), type)).isNotNull();
        read++;
      }
      for (Media media : endpoint.media()) {
        if (media.type() instanceof Class<?> type && type.isRecord()) {
          assertThat(format.read(media.example(), type)).as(endpoint.toString()).isNotNull();
          read++;
        }
      }
    }
    assertThat(read).isEqualTo(54);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("org.gelegen.scoring");
  }
}
