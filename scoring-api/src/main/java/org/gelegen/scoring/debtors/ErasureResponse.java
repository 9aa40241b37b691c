package org.gelegen.scoring.debtors;

import org.gelegen.scoring.http.Doc;

/** That a debtor was erased. */
record ErasureResponse(@Doc("how many rows went") long erased) {}
