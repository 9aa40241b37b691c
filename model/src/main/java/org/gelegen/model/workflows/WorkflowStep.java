package org.gelegen.model.workflows;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;

/**
 * A contact that a workflow makes.
 *
 * @param day counted from the workflow's start, which is day 0; before it where negative
 * @param template by which the contact log knows that the step was made, at most {@value
 *     #LONGEST_TEMPLATE} characters, which is what a contact's record takes
 * @param otherwise over what the step is made where its channel cannot be used for the debtor or
 *     its contact failed there, in this order; each another channel
 */
public record WorkflowStep(
    int day,
    Channel channel,
    StepTime time,
    String template,
    Tone tone,
    List<Otherwise> otherwise) {
  public static final int FIRST_DAY = -60;
  public static final int LAST_DAY = 365;
  public static final int LONGEST_TEMPLATE = ContactRecord.LONGEST_TEMPLATE;

  /** What the ids of contacts that workflows plan begin with. */
  public static final String CONTACT_PREFIX = "workflow-";

  /** What the ids of those begin with that debtors asked for, no step of theirs. */
  public static final String CALLBACK_PREFIX = CONTACT_PREFIX + "callback-";

  /** The template of a call that the debtor asked for. */
  public static final String CALLBACK = "callback";

  /**
   * Another channel for a step, with the text that is sent over it.
   *
   * @param template as the step's own
   */
  public record Otherwise(Channel channel, String template) {
    public Otherwise {
      requireTemplate(template);
    }
  }

  /** A step that is made over its own channel or not at all. */
  public WorkflowStep(int day, Channel channel, StepTime time, String template, Tone tone) {
    this(day, channel, time, template, tone, List.of());
  }

  /** The step with these other channels. */
  public WorkflowStep otherwise(List<Otherwise> others) {
    return new WorkflowStep(day, channel, time, template, tone, others);
  }

  /** The step over each of its channels, its own first. */
  public List<WorkflowStep> ways() {
    return Stream.concat(
            Stream.of(this),
            otherwise.stream()
                .map(way -> new WorkflowStep(day, way.channel(), time, way.template(), tone)))
        .toList();
  }

  /**
   * The step for a debtor who is to be addressed no firmer than that, with the helping text in the
   * place of the channel's firm one.
   */
  WorkflowStep noFirmerThan(Tone firmest) {
    return firmest == Tone.FIRM
        ? this
        : new WorkflowStep(
            day,
            channel,
            time,
            ShippedTexts.softened(channel, template),
            tone.compareTo(firmest) <= 0 ? tone : firmest,
            otherwise);
  }

  public WorkflowStep {
    otherwise = List.copyOf(otherwise);
    if (day < FIRST_DAY || day > LAST_DAY) {
      throw new IllegalArgumentException(
          "a step's day must be from " + FIRST_DAY + " to " + LAST_DAY + " but is " + day);
    }
    requireTemplate(template);
    Set<Channel> channels = EnumSet.of(channel);
    for (Otherwise way : otherwise) {
      if (!channels.add(way.channel())) {
        throw new IllegalArgumentException(
            "a step can name each channel once but names " + way.channel().wireName() + " again");
      }
    }
  }

  private static void requireTemplate(String template) {
    if (template.isBlank() || template.length() > LONGEST_TEMPLATE) {
      throw new IllegalArgumentException(
          "a step's template must have 1 to "
              + LONGEST_TEMPLATE
              + " characters but has "
              + template.length());
    }
  }
}
