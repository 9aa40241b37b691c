package org.gelegen.model.slots;

import org.gelegen.model.portfolio.Channel;

/** A way to contact a debtor: a channel in a slot. */
public record Action(Channel channel, Slot slot) {}
