package org.gelegen.scoring.documentation;

import static org.eclipse.jetty.util.StringUtil.sanitizeXmlString;

import java.util.List;
import java.util.stream.Collectors;
import org.gelegen.model.access.Role;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.QueryParameter;
import org.gelegen.scoring.http.RequestBody;

/** Describes endpoints as a page to read, which needs nothing from elsewhere. */
final class DocumentationPage {
  private final StringBuilder html = new StringBuilder(1 << 16);

  private DocumentationPage() {}

  static String of(List<Endpoint> endpoints) {
    DocumentationPage page = new DocumentationPage();
    page.write(endpoints);
    return page.html.toString();
  }

  private void write(List<Endpoint> endpoints) {
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Gelegen: HTTP API</title>
        <link rel="stylesheet" href="/docs.css">
        </head>
        <body>
        <main>
        <h1>Gelegen: HTTP API</h1>
        <p>Send <code>Authorization: Bearer KEY</code>; a key belongs to one client and one role.
        Times are RFC 3339 with an offset, money is a decimal string in the client's currency.
        The same in a form for machines: <a href="/openapi.json">/openapi.json</a>.</p>
        <nav><ul>
        """);
    for (Endpoint endpoint : endpoints) {
      html.append("<li><a href=\"#")
          .append(text(OperationNames.of(endpoint)))
          .append("\"><code>")
          .append(text(endpoint.toString()))
          .append("</code></a> ")
          .append(text(endpoint.summary()))
          .append("</li>\n");
    }
    html.append("</ul></nav>\n");
    endpoints.forEach(this::write);
    writeProblems();
    html.append("</main>\n</body>\n</html>\n");
  }

  private void write(Endpoint endpoint) {
    html.append("<section id=\"")
        .append(text(OperationNames.of(endpoint)))
        .append("\">\n<h2><code>")
        .append(text(endpoint.toString()))
        .append("</code></h2>\n");
    paragraph(endpoint.summary() + ".");
    if (!endpoint.description().isEmpty()) {
      paragraph(endpoint.description());
    }
    paragraph(
        endpoint.isOpen()
            ? "Needs no key."
            : "For keys with the role "
                + endpoint.roles().stream()
                    .sorted()
                    .map(Role::wireName)
                    .collect(Collectors.joining(", "))
                + ".");
    for (QueryParameter parameter : endpoint.query()) {
      paragraph("Query: " + parameter.name() + ", " + parameter.description() + ".");
    }
    RequestBody body = endpoint.body();
    if (body != null) {
      paragraph(
          "Takes "
              + String.join(", ", body.contentTypes())
              + (body.optional() ? ", or nothing" : "")
              + ":");
      example(body.example());
    }
    for (Media media : endpoint.media()) {
      paragraph("Answers " + endpoint.status() + " " + media.contentType() + ":");
      example(media.example());
    }
    paragraph(
        "Problems: "
            + endpoint.problems().stream()
                .sorted()
                .map(type -> type.status() + " " + type.uri())
                .collect(Collectors.joining(", ")));
    html.append("</section>\n");
  }

  private void writeProblems() {
    html.append(
        "<section id=\"problems\">\n<h2>Problems</h2>\n<table>\n<tr><th>type</th><th>status</th>"
            + "<th>meaning</th></tr>\n");
    for (ProblemType type : ProblemType.values()) {
      html.append("<tr><td><code>")
          .append(text(type.uri()))
          .append("</code></td><td>")
          .append(type.status())
          .append("</td><td>")
          .append(text(type.title()))
          .append("</td></tr>\n");
    }
    html.append("</table>\n</section>\n");
  }

  private void paragraph(String content) {
    html.append("<p>").append(text(content)).append("</p>\n");
  }

  private void example(String content) {
    html.append("<pre>").append(text(content.strip())).append("</pre>\n");
  }

  private static String text(String content) {
    return sanitizeXmlString(content);
  }
}
