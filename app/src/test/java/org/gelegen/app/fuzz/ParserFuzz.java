package org.gelegen.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Feeds a parser texts that are right, and what chance makes of them, for some seconds. Input
 * number n follows from the seed and n; {@code -Dfuzz.seed=N} goes the same way again and {@code
 * -Dfuzz.parserSeconds=N} further.
 */
public final class ParserFuzz {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_126L);
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("fuzz.parserSeconds", 4));
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r",
          "\t",
          "\"",
          "'",
          "\\",
          ":",
          ",",
          "{",
          "}",
          "[",
          "]",
          "&a ",
          "*a",
          "!!int ",
          "!t ",
          "---\n",
          "...\n",
          "? ",
          "- ",
          "|\n",
          "%YAML 9\n",
          "<<: ",
          "~",
          "null",
          "\0",
          "\ufeff",
          "\u2028",
          "\ud83d\ude00",
          "1e999999999",
          "-9223372036854775809",
          "9".repeat(80),
          "NaN",
          "2026-02-30",
          "[".repeat(2_000),
          "{\"a\":".repeat(600),
          "\\ud800",
          "x".repeat(5_000));

  private ParserFuzz() {}

  /** What is fed; it throws what it should not throw. */
  @FunctionalInterface
  public interface Parser {
    void read(byte[] input) throws Exception;
  }

  /** Feeds {@code parser} what is made of {@code seeds}; answers how many inputs that were. */
  public static long run(String name, List<String> seeds, Parser parser) {
    System.out.println("fuzz.seed=" + SEED + " for " + name);
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < LENGTH.toNanos()) {
      byte[] input = input(seeds, new SplittableRandom(SEED * 1_000_003 + count));
      long nanos = nanos(name, count, input, parser);
      if (nanos > LONGEST.toNanos()) {
        // Once may be the machine.
        nanos = nanos(name, count, input, parser);
      }
      if (nanos > LONGEST.toNanos()) {
        throw new AssertionError("too slow: " + told(name, count, input));
      }
      count++;
    }
    System.out.printf("%,d inputs for %s%n", count, name);
    return count;
  }

  private static long nanos(String name, long number, byte[] input, Parser parser) {
    long begun = System.nanoTime();
    try {
      parser.read(input);
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(told(name, number, input), e);
    }
    return System.nanoTime() - begun;
  }

  private static String told(String name, long number, byte[] input) {
    return "%s, seed %d, input %d, in base64: %s"
        .formatted(name, SEED, number, Base64.getEncoder().encodeToString(input));
  }

  private static byte[] input(List<String> seeds, SplittableRandom random) {
    byte[] input = OddValues.one(seeds, random).getBytes(StandardCharsets.UTF_8);
    for (int changes = random.nextInt(6); changes > 0; changes--) {
      input = changed(input, seeds, random);
    }
    return input;
  }

  private static byte[] changed(byte[] input, List<String> seeds, SplittableRandom random) {
    int at = random.nextInt(input.length + 1);
    int end = Math.min(input.length, at + random.nextInt(20));
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(input, at);
      case 1 -> replaced(input, at, end, new byte[0]);
      case 2 -> replaced(input, at, at, Arrays.copyOfRange(input, at, end));
      case 3 -> replaced(input, at, end, bytes(OddValues.one(PIECES, random)));
      case 4 ->
          replaced(
              input, at, Math.min(input.length, at + 1), new byte[] {(byte) random.nextInt(256)});
      case 5 -> replaced(input, at, end, bytes(OddValues.any(random)));
      default -> replaced(input, at, input.length, bytes(OddValues.one(seeds, random)));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] piece) {
    byte[] made = new byte[from + piece.length + input.length - to];
    System.arraycopy(input, 0, made, 0, from);
    System.arraycopy(piece, 0, made, from, piece.length);
    System.arraycopy(input, to, made, from + piece.length, input.length - to);
    return made;
  }
}
