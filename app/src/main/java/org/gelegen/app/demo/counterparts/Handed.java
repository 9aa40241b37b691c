package org.gelegen.app.demo.counterparts;

import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;

/** A contact as a counterpart knows it: ids of contacts are unique within a client only. */
public record Handed(ClientId clientId, ContactId contactId) {}
