package org.gelegen.scoring.operations;

import org.gelegen.scoring.http.Doc;

/** That the service lives or is ready. */
record HealthResponse(@Doc("up") String status) {}
