package org.gelegen.model.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.Test;

/** What is promised of tracked links, wherever they are kept. */
public abstract class TrackedLinksContract {
  protected static final Instant NOON = Instant.parse("2026-03-02T11:00:00.000001Z");

  protected abstract TrackedLinks empty();

  protected static TrackedLink link(String client, String token, String debtor) {
    return new TrackedLink(
        new ClientId(client),
        token,
        new ContactId("k-" + token),
        new DebtorId(debtor),
        "5678 / 9",
        NOON);
  }

  @Test
  void a_link_is_found_by_its_token_whoever_s_it_is() {
    TrackedLinks links = empty();
    links.keep(List.of(link("noorderlicht", "north", "d-1")));
    links.keep(List.of(link("zuiderzon", "south", "d-1"), link("zuiderzon", "east", "d-2")));
    assertThat(links.find("south")).contains(link("zuiderzon", "south", "d-1"));
    assertThat(links.find("north")).contains(link("noorderlicht", "north", "d-1"));
    assertThat(links.find("east")).contains(link("zuiderzon", "east", "d-2"));
    assertThat(links.find("west")).isEmpty();
  }

  @Test
  void a_link_that_is_kept_again_stays_as_it_is_and_stays_clicked() {
    TrackedLinks links = empty();
    TrackedLink link = link("noorderlicht", "north", "d-1");
    links.keep(List.of(link));
    links.keep(List.of(link));
    assertThat(links.firstClicked(link, NOON.plusSeconds(5))).contains(NOON.plusSeconds(5));
    links.keep(
        List.of(
            new TrackedLink(
                link.clientId(),
                link.token(),
                link.contactId(),
                link.debtorId(),
                "other",
                NOON.plusSeconds(60))));
    assertThat(links.find("north")).contains(link);
    assertThat(links.firstClicked(link, NOON.plusSeconds(90))).contains(NOON.plusSeconds(5));
  }

  @Test
  void a_link_that_nobody_followed_is_as_of_the_newest_of_its_messages() {
    TrackedLinks links = empty();
    TrackedLink link = link("noorderlicht", "north", "d-1");
    for (Instant at : List.of(NOON, NOON.plusSeconds(60), NOON.plusSeconds(30))) {
      links.keep(
          List.of(
              new TrackedLink(
                  link.clientId(),
                  link.token(),
                  link.contactId(),
                  link.debtorId(),
                  at.equals(NOON) ? link.reference() : "other",
                  at)));
    }
    assertThat(links.find("north"))
        .get()
        .satisfies(
            found -> {
              assertThat(found.madeAt()).isEqualTo(NOON.plusSeconds(60));
              assertThat(found.reference()).isEqualTo(link.reference());
            });
  }

  @Test
  void a_link_that_is_not_kept_cannot_be_followed() {
    assertThat(empty().firstClicked(link("noorderlicht", "gone", "d-1"), NOON)).isEmpty();
  }
}
