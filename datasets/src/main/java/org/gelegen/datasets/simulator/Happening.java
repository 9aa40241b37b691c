package org.gelegen.datasets.simulator;

import java.util.Comparator;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.ContactRecord;
import org.jspecify.annotations.Nullable;

/** Something that is going to happen in one debtor's life, at a second since the epoch. */
sealed interface Happening {
  /**
   * In the order of time. What shares a second is ordered by kind and then by {@link #tie}, so that
   * the order in which things were put in plays no part.
   */
  Comparator<Happening> ORDER =
      Comparator.comparingLong(Happening::second)
          .thenComparingInt(Happening::rank)
          .thenComparingLong(Happening::tie);

  long second();

  int rank();

  long tie();

  /** The case moves on to a stage. */
  record Moves(long second, OpenCase debtCase, Stage stage) implements Happening {
    @Override
    public int rank() {
      return 0;
    }

    @Override
    public long tie() {
      return debtCase.month;
    }
  }

  /**
   * The case changes its status, unless it is settled by then.
   *
   * @param from only from this status; absent: from any
   * @param arrangement only while this is the number of arrangements made
   */
  record Turns(
      long second, OpenCase debtCase, @Nullable CaseStatus from, CaseStatus to, int arrangement)
      implements Happening {
    @Override
    public int rank() {
      return 1;
    }

    @Override
    public long tie() {
      return Chance.key(debtCase.month, to.wireName());
    }
  }

  /**
   * The creditor leaves the debtor or a case in peace.
   *
   * @param days for how many; 0: for good
   */
  record Pauses(long second, @Nullable OpenCase debtCase, HoldKind kind, int days)
      implements Happening {
    boolean forGood() {
      return days == 0;
    }

    @Override
    public int rank() {
      return 2;
    }

    @Override
    public long tie() {
      return Chance.key(debtCase == null ? -1L : debtCase.month, kind.wireName());
    }
  }

  /** The debtor comes to the creditor of the debtor's own accord. */
  record Comes(long second, OpenCase debtCase) implements Happening {
    @Override
    public int rank() {
      return 3;
    }

    @Override
    public long tie() {
      return debtCase.month;
    }
  }

  /** The creditor contacts the debtor. */
  record Contacted(long second, ContactRecord contact, long tie) implements Happening {
    @Override
    public int rank() {
      return 4;
    }
  }

  /**
   * A contact comes to something.
   *
   * @param debtCase the case it was about, if any
   * @param callback the second the debtor asks to be called back at; 0: none
   */
  record Results(
      long second,
      ContactId contactId,
      Channel channel,
      @Nullable OpenCase debtCase,
      OutcomeResult result,
      long callback,
      long tie)
      implements Happening {
    @Override
    public int rank() {
      return 5;
    }
  }

  /**
   * The debtor pays, unless nothing is owed any more.
   *
   * @param share of what is owed by then, in (0, 1]
   * @param arrangement the number of the arrangement it belongs to; 0: none
   */
  record Pays(long second, OpenCase debtCase, double share, int arrangement) implements Happening {
    @Override
    public int rank() {
      return 6;
    }

    @Override
    public long tie() {
      return debtCase.month * 1024L + Math.round(share * 1000);
    }
  }

  /** A payment is taken back. */
  record Reverses(long second, OpenCase debtCase, long cents) implements Happening {
    @Override
    public int rank() {
      return 7;
    }

    @Override
    public long tie() {
      return debtCase.month;
    }
  }
}
