package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.gelegen.model.GelegenException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TakenPortTest {
  @Test
  void a_port_that_is_taken_is_told_by_the_failure_alone_and_not_by_the_log() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try (TestService service = new TestService();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpSettings settings =
          new HttpSettings("127.0.0.1", taken.getLocalPort(), HttpSettings.Limits.DEFAULTS);
      assertThatThrownBy(() -> ScoringServer.start(settings, service.services).close())
          .isInstanceOf(GelegenException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " cannot be listened on");
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }
}
