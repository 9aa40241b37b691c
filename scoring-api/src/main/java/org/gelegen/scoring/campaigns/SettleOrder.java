package org.gelegen.scoring.campaigns;

import org.gelegen.scoring.http.Doc;

/** What became of a contact of unknown fate. */
record SettleOrder(@Doc("whether the contact was made") boolean made) {}
