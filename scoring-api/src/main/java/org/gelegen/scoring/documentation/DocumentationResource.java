package org.gelegen.scoring.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.http.Media;

/** Shows what there is, for machines and for people. */
public final class DocumentationResource {
  private final List<Endpoint> endpoints;
  private final byte[] openApi;
  private final String page;

  /**
   * Documents endpoints and its own.
   *
   * @param others all other endpoints
   */
  public DocumentationResource(List<Endpoint> others, JsonFormat json) {
    endpoints =
        List.of(
            Endpoint.get("/openapi.json")
                .summary("The OpenAPI 3.1 document")
                .answers(200, Map.class, "{\"openapi\":\"3.1.0\"}")
                .by(this::openApi),
            Endpoint.get("/docs")
                .summary("The same as a page to read")
                .answers(new Media(Media.HTML, String.class, "<!DOCTYPE html>"))
                .by(this::page),
            Endpoint.get("/docs.css")
                .summary("How that page looks")
                .answers(new Media(Media.CSS, String.class, "body{}"))
                .by(this::style));
    List<Endpoint> all = new ArrayList<>(others);
    all.addAll(endpoints);
    openApi = OpenApiDocument.of(all, json);
    page = DocumentationPage.of(all);
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  private Answer openApi(Call call) {
    return Answer.bytes(Media.JSON, openApi);
  }

  private Answer page(Call call) {
    return Answer.text(Media.HTML, page);
  }

  private Answer style(Call call) throws IOException {
    try (InputStream style =
        Objects.requireNonNull(DocumentationResource.class.getResourceAsStream("docs.css"))) {
      return Answer.bytes(Media.CSS, style.readAllBytes());
    }
  }
}
