package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.Test;

class CheckedKeepingTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId SHE = new DebtorId("she");
  private static final DebtorId HE = new DebtorId("he");

  private final SplittableRandom random = new SplittableRandom(5);
  private final InMemoryDecisionLog decisions = new InMemoryDecisionLog();
  private final Watched log = new Watched();
  private final CheckedKeeping keeping = new CheckedKeeping(log, decisions);
  private final List<Circumstances> decidedIn = new ArrayList<>();
  private final List<DebtorId> undone = new ArrayList<>();
  private Circumstances expected = Circumstances.none();

  /** A log over circumstances that a test sets, which counts what it is asked. */
  private final class Watched implements CheckedLog {
    private Circumstances now = Circumstances.none();
    private Circumstances next = Circumstances.none();
    private boolean restless;
    private int looks;

    @Override
    public Circumstances look(ClientId client, Set<DebtorId> debtors) {
      looks++;
      if (restless) {
        Circumstances swapped = now;
        now = next;
        next = swapped;
        return next;
      }
      return now;
    }

    @Override
    public Set<DebtorId> append(ClientId client, List<Decision> made, Circumstances madeIn) {
      Set<DebtorId> others = new HashSet<>();
      for (Decision decision : made) {
        if (now.objects(decision.debtorId()) == madeIn.objects(decision.debtorId())) {
          decisions.append(client, List.of(decision));
        } else {
          others.add(decision.debtorId());
        }
      }
      return others;
    }
  }

  @Test
  void of_whom_nothing_is_to_be_known_it_decides_once_and_never_looks() {
    List<Decision> made = decide(false, SHE, HE);
    assertThat(made).extracting(Decision::debtorId).containsExactly(SHE, HE);
    assertThat(decidedIn).containsExactly(Circumstances.none());
    assertThat(log.looks).isZero();
    assertThat(kept(SHE)).containsExactly(made.get(0));
    assertThat(kept(HE)).containsExactly(made.get(1));
  }

  @Test
  void of_whom_there_is_something_it_decides_again_and_keeps_that_alone() {
    log.now = objecting(SHE);
    List<Decision> made = decide(false, SHE, HE);
    assertThat(made).extracting(Decision::debtorId).containsExactly(SHE, HE);
    assertThat(decidedIn).containsExactly(Circumstances.none(), objecting(SHE));
    assertThat(log.looks).isOne();
    assertThat(undone).containsExactly(SHE);
    assertThat(kept(SHE)).containsExactly(made.get(0));
    assertThat(kept(HE)).containsExactly(made.get(1));
  }

  @Test
  void who_is_known_to_object_is_never_decided_for_as_if_not() {
    log.now = objecting(SHE);
    expected = objecting(SHE);
    for (int time = 0; time < 200; time++) {
      decide(false, SHE);
    }
    assertThat(decidedIn).containsOnly(objecting(SHE));
    assertThat(undone).isEmpty();
    assertThat(log.looks).isZero();
  }

  @Test
  void where_deciding_cannot_be_undone_it_looks_first() {
    log.now = objecting(SHE);
    List<Decision> made = decide(true, SHE);
    assertThat(decidedIn).containsExactly(objecting(SHE));
    assertThat(undone).isEmpty();
    assertThat(kept(SHE)).isEqualTo(made);
  }

  @Test
  void where_it_was_often_surprised_it_looks_first_until_it_would_not_be_any_more() {
    log.now = objecting(SHE);
    for (int time = 0; time < 200; time++) {
      decide(false, SHE);
    }
    decidedIn.clear();
    decide(false, SHE);
    assertThat(decidedIn).containsExactly(objecting(SHE));
    log.now = Circumstances.none();
    for (int time = 0; time < 400; time++) {
      decide(false, SHE);
    }
    int before = log.looks;
    decide(false, SHE);
    assertThat(log.looks).isEqualTo(before);
  }

  @Test
  void many_are_looked_at_first_and_kept_at_once() {
    log.now = objecting(SHE);
    DebtorId[] many =
        IntStream.rangeClosed(0, CheckedKeeping.FEW)
            .mapToObj(i -> i == 0 ? SHE : new DebtorId("d-" + i))
            .toArray(DebtorId[]::new);
    List<Decision> made = decide(false, many);
    assertThat(made).extracting(Decision::debtorId).containsExactly(many);
    assertThat(decidedIn).containsExactly(objecting(SHE));
    assertThat(kept(SHE)).containsExactly(made.getFirst());
  }

  @Test
  void circumstances_that_change_with_each_look_are_not_looked_at_for_ever() {
    log.restless = true;
    log.now = objecting(SHE);
    List<Decision> made = decide(false, SHE);
    assertThat(log.looks).isEqualTo(3);
    assertThat(kept(SHE)).isEqualTo(made);
  }

  private List<Decision> decide(boolean looksFirst, DebtorId... debtors) {
    List<DebtorHistory> histories =
        List.of(debtors).stream()
            .map(debtor -> DebtorHistory.empty(debtor, ZoneId.of("Europe/Amsterdam")))
            .toList();
    return keeping.decide(
        CLIENT,
        histories,
        new CheckedKeeping.Deciding() {
          @Override
          public Circumstances expected(Set<DebtorId> asked) {
            return expected;
          }

          @Override
          public boolean looksFirst() {
            return looksFirst;
          }

          @Override
          public List<Decision> decide(List<DebtorHistory> some, Circumstances in) {
            decidedIn.add(in);
            return some.stream().map(history -> decision(history.debtorId())).toList();
          }

          @Override
          public void undone(Set<DebtorId> theirs) {
            undone.addAll(theirs);
          }
        });
  }

  private List<Decision> kept(DebtorId debtor) {
    return decisions.findByDebtor(CLIENT, debtor);
  }

  private static Circumstances objecting(DebtorId debtor) {
    return new Circumstances(Set.of(debtor), Map.of());
  }

  private Decision decision(DebtorId debtor) {
    return PlainDecisions.toWait(debtor, DecisionId.next(NOON, random));
  }
}
