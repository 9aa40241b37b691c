package org.gelegen.scoring.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an Accept header asks for (RFC 9110, section 12.5.1). */
final class Acceptance {
  private final List<Wanted> wanted = new ArrayList<>();

  private record Wanted(String range, double quality) {
    boolean matches(String mediaType) {
      return range.equals("*/*")
          || range.equals(mediaType)
          || (range.endsWith("/*") && mediaType.startsWith(range.substring(0, range.length() - 1)));
    }

    /** A type is more specific than all subtypes of one, and those than everything. */
    int rank() {
      return range.equals("*/*") ? 0 : range.endsWith("/*") ? 1 : 2;
    }
  }

  /** Reads a header; without one, or with one that says nothing, everything is wanted. */
  Acceptance(@Nullable String header) {
    for (String part : (header == null ? "" : header).split(",", -1)) {
      List<String> pieces = List.of(part.trim().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1));
      if (!pieces.getFirst().isEmpty()) {
        wanted.add(new Wanted(pieces.getFirst(), quality(pieces)));
      }
    }
    if (wanted.isEmpty()) {
      wanted.add(new Wanted("*/*", 1));
    }
  }

  /** The form that is wanted most; of equals the first offered. Empty: none of them. */
  Optional<Media> best(List<Media> offered) {
    Media best = null;
    double bestQuality = 0;
    for (Media media : offered) {
      double quality = quality(media.contentType());
      if (quality > bestQuality) {
        best = media;
        bestQuality = quality;
      }
    }
    return Optional.ofNullable(best);
  }

  private double quality(String mediaType) {
    int rank = -1;
    double quality = 0;
    for (Wanted range : wanted) {
      if (range.matches(mediaType) && range.rank() > rank) {
        rank = range.rank();
        quality = range.quality();
      }
    }
    return quality;
  }

  private static double quality(List<String> pieces) {
    for (String piece : pieces) {
      if (piece.startsWith("q=")) {
        return piece.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
            ? Double.parseDouble(piece.substring(2))
            : 1;
      }
    }
    return 1;
  }
}
