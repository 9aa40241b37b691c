package org.gelegen.scoring.dialer;

import org.gelegen.scoring.http.Doc;

/** What was given back. */
record ReleaseResponse(@Doc("the lease, which is nobody's any more") String released) {}
