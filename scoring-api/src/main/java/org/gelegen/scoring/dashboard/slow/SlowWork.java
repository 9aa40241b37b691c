package org.gelegen.scoring.dashboard.slow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Hands out turns for what takes long: {@value #AT_ONCE} tasks at once for the whole house and one
 * for a client, the clients in turn, and within a client what nobody has an answer to yet before
 * what is only worked out anew, each in the order in which it was asked. So nobody waits for ever,
 * neither for another client nor for a question of its own that is asked again and again. Safe for
 * use by many threads.
 */
public final class SlowWork {
  private static final int AT_ONCE = 2;
  private static final int MOST_WAITING = 256;

  private final Executor executor;
  private final Map<ClientId, Line> lines = new LinkedHashMap<>();
  private int running;

  /** Begins with nothing. */
  public SlowWork(Executor executor) {
    this.executor = executor;
  }

  /** Something that takes long. */
  interface Task {
    void run();

    /** It lost its turn to something that nobody has an answer to yet. */
    void giveWay();

    /** It will never have its turn. */
    void refuse();
  }

  /** What a client waits for. */
  private static final class Line {
    private final Deque<Task> first = new ArrayDeque<>();
    private final Deque<Task> again = new ArrayDeque<>();
    private boolean running;

    private boolean waits() {
      return !first.isEmpty() || !again.isEmpty();
    }

    private boolean isFull() {
      return first.size() + again.size() >= MOST_WAITING;
    }
  }

  /**
   * Puts a task in line.
   *
   * @param anew whether there is an answer already
   * @return whether there was room; who is told no asks again
   */
  boolean offer(ClientId client, Task task, boolean anew) {
    Task given;
    synchronized (this) {
      Line line = lines.computeIfAbsent(client, _ -> new Line());
      given = !anew && line.isFull() ? line.again.pollLast() : null;
      if (line.isFull()) {
        return false;
      }
      (anew ? line.again : line.first).add(task);
    }
    if (given != null) {
      given.giveWay();
    }
    begin();
    return true;
  }

  private record Turn(ClientId client, Task task) {}

  private void begin() {
    for (Optional<Turn> next = next(); next.isPresent(); next = next()) {
      Turn turn = next.get();
      try {
        executor.execute(() -> run(turn));
      } catch (RejectedExecutionException e) {
        end(turn.client());
        turn.task().refuse();
      }
    }
  }

  private void run(Turn turn) {
    try {
      turn.task().run();
    } finally {
      end(turn.client());
      begin();
    }
  }

  private synchronized Optional<Turn> next() {
    if (running >= AT_ONCE) {
      return Optional.empty();
    }
    for (Map.Entry<ClientId, Line> entry : lines.entrySet()) {
      Line line = entry.getValue();
      if (!line.running && line.waits()) {
        line.running = true;
        running++;
        @Nullable Task first = line.first.poll();
        return Optional.of(new Turn(entry.getKey(), first == null ? line.again.remove() : first));
      }
    }
    return Optional.empty();
  }

  private synchronized void end(ClientId client) {
    running--;
    Line line = lines.remove(client);
    if (line != null) {
      line.running = false;
      if (line.waits()) {
        // Its next turn is after everybody else's.
        lines.put(client, line);
      }
    }
  }
}
