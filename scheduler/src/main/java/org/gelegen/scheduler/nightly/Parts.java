package org.gelegen.scheduler.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.GelegenException;

/** Splits work on a list into one stretch a thread, and keeps the results in order. */
final class Parts {
  private Parts() {}

  /** Work on the elements from {@code from} inclusive to {@code to} exclusive. */
  interface Stretch<T> {
    T run(int from, int to);
  }

  static <T> List<T> inOrder(int threads, int size, Stretch<T> work) {
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> running = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int from = (int) ((long) size * part / threads);
        int to = (int) ((long) size * (part + 1) / threads);
        running.add(executor.submit(() -> work.run(from, to)));
      }
      for (Future<T> future : running) {
        results.add(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new GelegenException("planning failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("planning was interrupted", e);
    }
    return results;
  }
}
