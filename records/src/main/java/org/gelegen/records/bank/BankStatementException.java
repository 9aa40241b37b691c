package org.gelegen.records.bank;

import org.gelegen.model.GelegenException;

/** A file is no bank statement that can be read: the message says what is wrong and where. */
public final class BankStatementException extends GelegenException {
  private static final long serialVersionUID = 1L;

  BankStatementException(String message) {
    super(message);
  }
}
