package org.gelegen.scoring.jobs;

import java.util.List;
import org.gelegen.scoring.http.Doc;

/** All jobs of a client. */
record JobListResponse(@Doc("in the order of the night") List<JobRepresentation> jobs) {
  JobListResponse {
    jobs = List.copyOf(jobs);
  }
}
