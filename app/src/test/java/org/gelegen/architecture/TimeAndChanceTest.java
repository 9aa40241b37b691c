package org.gelegen.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TimeAndChanceTest {

  /** Calls that look at the machine, each as the class, the method and what it is given. */
  private static final Set<String> MACHINE_CALLS =
      Set.of(
          "java.lang.Math.random()",
          "java.lang.StrictMath.random()",
          "java.lang.System.currentTimeMillis()",
          "java.time.InstantSource.system()",
          "java.time.ZoneId.systemDefault()",
          "java.util.Calendar.getInstance()",
          "java.util.Collections.shuffle(java.util.List)",
          "java.util.Date.<init>()",
          "java.util.GregorianCalendar.<init>()",
          "java.util.Random.<init>()",
          "java.util.SplittableRandom.<init>()",
          "java.util.TimeZone.getDefault()",
          "java.util.concurrent.ThreadLocalRandom.current()",
          "java.util.random.RandomGenerator.getDefault()",
          "java.util.random.RandomGenerator.of(java.lang.String)",
          "java.util.random.RandomGeneratorFactory.create()");

  /**
   * {@code now()} and {@code now(ZoneId)} of every class of java.time; {@code now(Clock)} is right.
   */
  private static boolean isNow(AccessTarget target, String given) {
    return target.getOwner().getPackageName().startsWith("java.time")
        && target.getName().equals("now")
        && !given.equals("java.time.Clock");
  }

  private static boolean isSystemClock(AccessTarget target, String given) {
    String name = target.getName();
    return target.getOwner().isEquivalentTo(Clock.class)
        && (name.startsWith("system")
            || (name.startsWith("tick") && given.equals("java.time.ZoneId")));
  }

  private static final DescribedPredicate<JavaAccess<?>> LOOKS_AT_THE_MACHINE =
      DescribedPredicate.describe(
          "looks at the machine's clock, zone or chance",
          access -> {
            if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
              return false;
            }
            String given =
                target.getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .collect(joining(","));
            String call = target.getOwner().getName() + "." + target.getName() + "(" + given + ")";
            return MACHINE_CALLS.contains(call)
                || isNow(target, given)
                || isSystemClock(target, given);
          });

  private static final ArchRule RULE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gelegen.app..")
          .should()
          .accessTargetWhere(LOOKS_AT_THE_MACHINE)
          .because(
              "time and chance come in through the constructor, so that a run can be repeated");

  @Test
  void only_the_executable_asks_the_machine_for_the_time_a_zone_or_a_seed() {
    RULE.check(Product.CLASSES);
  }

  @Test
  void asking_the_machine_is_noticed_as_a_call_and_as_a_method_reference() {
    assertThat(violations(AsksTheMachine.class)).hasSize(8);
  }

  @Test
  void asking_a_clock_and_a_seeded_generator_that_were_given_is_right() {
    assertThat(violations(AsksWhatItWasGiven.class)).isEmpty();
  }

  private static List<String> violations(Class<?> type) {
    return RULE.evaluate(new ClassFileImporter().importClasses(type))
        .getFailureReport()
        .getDetails();
  }

  static final class AsksTheMachine {
    Supplier<Instant> reference = Instant::now;
    Instant instant = Instant.now();
    LocalDate date = LocalDate.now(ZoneId.of("Europe/Amsterdam"));
    ZoneId zone = ZoneId.systemDefault();
    Clock clock = Clock.systemUTC();
    Clock ticking = Clock.tickSeconds(ZoneId.of("Europe/Amsterdam"));
    Random random = new Random();
    double chance = Math.random();
  }

  static final class AsksWhatItWasGiven {
    final Instant instant;
    final LocalDate date;
    final List<Integer> order = new ArrayList<>(List.of(1, 2, 3));

    AsksWhatItWasGiven(Clock clock) {
      instant = clock.instant();
      date = LocalDate.now(clock);
      Collections.shuffle(order, new Random(7));
    }
  }
}
