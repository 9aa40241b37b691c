package org.gelegen.scheduler.gateways;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Throws a short answer away, and hangs up on a long one: only the status is of interest. */
final class BoundedDiscard implements BodySubscriber<Void> {
  private static final long MOST_BYTES = 65_536;

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private long bytes;

  @Override
  public CompletionStage<Void> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    if (bytes > MOST_BYTES && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }

  @Override
  @SuppressWarnings("NullAway") // a future of Void has no other value
  public void onComplete() {
    done.complete(null);
  }
}
