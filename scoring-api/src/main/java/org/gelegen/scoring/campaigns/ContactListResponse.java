package org.gelegen.scoring.campaigns;

import java.util.List;
import org.gelegen.scoring.http.Doc;

/** The contacts of a campaign. */
record ContactListResponse(
    @Doc("by slot and contact id") List<PlannedContactRepresentation> contacts) {
  ContactListResponse {
    contacts = List.copyOf(contacts);
  }
}
