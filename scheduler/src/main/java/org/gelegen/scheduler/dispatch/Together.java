package org.gelegen.scheduler.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does things side by side and waits for all of them, also when interrupted meanwhile. */
final class Together {
  private Together() {}

  /**
   * Does all of it, a single thing on the caller's own thread.
   *
   * @return the results, in the order of the work
   * @throws RuntimeException or an error: the first that one of them threw, once all have ended
   */
  static <T> List<T> run(List<Supplier<T>> work) {
    if (work.size() == 1) {
      return List.of(work.getFirst().get());
    }
    List<T> results = new ArrayList<>();
    Throwable first = null;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = work.stream().map(one -> threads.submit(one::get)).toList();
      for (Future<T> future : running) {
        try {
          results.add(await(future));
        } catch (ExecutionException e) {
          first = first == null ? e.getCause() : first;
        }
      }
    }
    return switch (first) {
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case null, default -> results;
    };
  }

  private static <T> T await(Future<T> future) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          // What was handed over must be settled, so the end is awaited all the same.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
