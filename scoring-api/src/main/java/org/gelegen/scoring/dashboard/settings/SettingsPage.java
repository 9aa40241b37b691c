package org.gelegen.scoring.dashboard.settings;

import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.settings.SettingsStore.Change;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.dashboard.settings.Mistakes.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * What the page of settings shows.
 *
 * @param inForce the number of the version in force
 * @param changes how the newest versions came about, newest first
 * @param draft what stands in the text field
 */
public record SettingsPage(Frame frame, int inForce, List<Change> changes, Draft draft) {
  public SettingsPage {
    changes = List.copyOf(changes);
  }

  /**
   * A text and what was found of it.
   *
   * @param began the number of the version that was in force when the visitor began on it, and that
   *     it may replace
   * @param notes what is laxer than the rule pack
   */
  public record Draft(String text, int began, State state, Mistakes mistakes, List<String> notes) {
    public Draft {
      notes = List.copyOf(notes);
    }

    static Draft of(String text, int began, State state) {
      return new Draft(text, began, state, Mistakes.none(), List.of());
    }
  }

  /** How a text came to stand there. */
  public enum State implements WireName {
    /** It is the version in force. */
    IN_FORCE("in-force"),
    /** It is an earlier version. */
    EARLIER("earlier"),
    /** It was checked and can be saved. */
    RIGHT("right"),
    /** It was checked and cannot be saved, or not be tried. */
    WRONG("wrong"),
    /** It has the settings that are in force, so that no version was made of it. */
    SAME("same"),
    /** Somebody saved another version since the visitor began. */
    OVERTAKEN("overtaken");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /** Whether there are versions that are not shown. */
  public boolean hasOlder() {
    return !changes.isEmpty() && changes.getLast().number() > 1;
  }

  /** Who put the version in force, and when; empty of the defaults. */
  public Optional<Change> newest() {
    return changes.stream().filter(change -> change.number() == inForce).findFirst();
  }

  /** What is to be said of the text before all; empty where nothing is. */
  public Optional<String> said() {
    return draft.state() == State.IN_FORCE
        ? Optional.empty()
        : Optional.of(
            frame.text(
                "settings.said." + draft.state().wireName(), draft.mistakes().count(), inForce));
  }

  /** Whether that is bad news. */
  public boolean isBad() {
    return draft.state() == State.WRONG || draft.state() == State.OVERTAKEN;
  }

  /** Whether somebody saved another version since, which is to be said besides. */
  public boolean isOvertaken() {
    return draft.began() != inForce && draft.state() != State.OVERTAKEN;
  }

  /** What was found by reading the text is said in English, the rest in the visitor's language. */
  public @Nullable String language(Mistake mistake) {
    return List.of(frame.text("settings.empty"), frame.text("settings.same"))
            .contains(mistake.reason())
        ? null
        : "en";
  }

  /** Where in the text a mistake is, in words. */
  public String place(Mistake mistake) {
    return mistake.line() == null ? "" : frame.text("settings.line", mistake.line());
  }
}
