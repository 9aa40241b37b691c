package org.gelegen.model.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.Test;

/** What a store of exposures promises, wherever it keeps them. */
public abstract class ExposureStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

  private final ClientId client = new ClientId("noorderlicht");

  protected abstract ExposureStore empty();

  @Test
  void exposures_come_back_as_they_were_stored() {
    ExposureStore store = empty();
    Exposure first = exposure("evening-calls", "d-1", "model", NOON);
    Exposure second = exposure("evening-calls", "d-2", "workflow", NOON.plusSeconds(1));
    Exposure other = exposure("peace", "d-1", "model", NOON);
    store.add(client, List.of(second, first, other));
    assertThat(store.of(client, new ExperimentId("evening-calls"))).containsExactly(first, second);
    List<Exposure> handedOut = new ArrayList<>();
    store.forEach(client, new ExperimentId("evening-calls"), handedOut::add);
    assertThat(handedOut).containsExactly(first, second);
    assertThat(store.find(client, Set.of(new DebtorId("d-1"), new DebtorId("d-3"))))
        .containsExactly(first, other);
    assertThat(store.find(client, Set.of())).isEmpty();
  }

  @Test
  void the_first_exposure_stays_whoever_comes_second() {
    ExposureStore store = empty();
    Exposure first = exposure("evening-calls", "d-1", "model", NOON);
    store.add(client, List.of(first));
    store.add(
        client,
        List.of(
            exposure("evening-calls", "d-1", "workflow", NOON.minusSeconds(60)),
            exposure("evening-calls", "d-2", "workflow", NOON)));
    assertThat(store.of(client, first.experiment()))
        .extracting(Exposure::arm)
        .containsExactly("model", "workflow");
  }

  @Test
  void a_client_s_exposures_are_its_own() {
    ExposureStore store = empty();
    store.add(client, List.of(exposure("evening-calls", "d-1", "model", NOON)));
    ClientId other = new ClientId("zuiderzon");
    assertThat(store.of(other, new ExperimentId("evening-calls"))).isEmpty();
    assertThat(store.find(other, Set.of(new DebtorId("d-1")))).isEmpty();
  }

  @Test
  void debtors_are_counted_by_experiment_and_arm() {
    ExposureStore store = empty();
    store.add(
        client,
        List.of(
            exposure("evening-calls", "d-1", "model", NOON),
            exposure("evening-calls", "d-2", "workflow", NOON),
            exposure("evening-calls", "d-3", "model", NOON),
            exposure("peace", "d-1", "model", NOON)));
    store.add(new ClientId("zuiderzon"), List.of(exposure("peace", "d-9", "model", NOON)));
    assertThat(store.counts(client))
        .isEqualTo(
            Map.of(
                new ExperimentId("evening-calls"),
                Map.of("model", 2L, "workflow", 1L),
                new ExperimentId("peace"),
                Map.of("model", 1L)));
    assertThat(store.counts(new ClientId("nobody"))).isEmpty();
  }

  private static Exposure exposure(String experiment, String debtor, String arm, Instant at) {
    return new Exposure(
        new ExperimentId(experiment),
        new DebtorId(debtor),
        arm,
        at,
        new TreeMap<>(Map.of("model", 0.7, "workflow", 0.1)));
  }
}
