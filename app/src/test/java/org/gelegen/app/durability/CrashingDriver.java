package org.gelegen.app.durability;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver, with a process that ends at a chosen moment: just before or just after one
 * of its commits. These are all the moments that matter, since what was not committed is as if it
 * had not been, and between two commits there is nothing to see.
 */
final class CrashingDriver implements Driver {
  /** As {@code kill -9} has it. */
  static final int KILLED = 137;

  private static final AtomicInteger MOMENTS = new AtomicInteger();
  private static volatile int endsAt = -1;
  private static volatile @Nullable Thread counted;

  private final Driver driver;

  private CrashingDriver(Driver driver) {
    this.driver = driver;
  }

  /** Takes the place of PostgreSQL's driver for every connection of this process from now on. */
  static void install() throws SQLException {
    Driver own =
        DriverManager.drivers()
            .filter(driver -> driver.getClass().getName().equals("org.postgresql.Driver"))
            .findFirst()
            .orElseThrow();
    DriverManager.deregisterDriver(own);
    DriverManager.registerDriver(new CrashingDriver(own));
  }

  /**
   * Begins to count the commits of all threads.
   *
   * @param moment twice the number of a commit from 0 for just before it, and one more for just
   *     after; negative: the process is left alone
   */
  static void arm(int moment) {
    arm(moment, null);
  }

  /** The same for the commits of the current thread alone, whatever others commit meanwhile. */
  static void armThread(int moment) {
    arm(moment, Thread.currentThread());
  }

  private static void arm(int moment, @Nullable Thread only) {
    endsAt = -1;
    counted = only;
    MOMENTS.set(0);
    endsAt = moment;
  }

  /** How many moments there were. */
  static int moments() {
    return MOMENTS.get();
  }

  private static void pass() {
    Thread only = counted;
    boolean counts = only == null || only.equals(Thread.currentThread());
    if (counts && MOMENTS.getAndIncrement() == endsAt) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    Connection connection = driver.connect(url, info);
    if (connection == null) {
      return null;
    }
    return (Connection)
        Proxy.newProxyInstance(
            CrashingDriver.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              boolean commits = method.getName().equals("commit");
              if (commits) {
                pass();
              }
              try {
                Object answer = method.invoke(connection, arguments);
                if (commits) {
                  pass();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return driver.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return driver.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }
}
