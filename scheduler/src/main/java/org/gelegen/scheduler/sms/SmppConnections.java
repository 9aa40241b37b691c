package org.gelegen.scheduler.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Connects within bounded time, and where it is asked for only to whom the certificate is of. */
final class SmppConnections implements ConnectionFactory {
  private final SmppSettings settings;

  SmppConnections(SmppSettings settings) {
    this.settings = settings;
  }

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), timeout);
      return new SocketConnection(settings.tls() ? encrypted(socket, timeout) : socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private Socket encrypted(Socket socket, int timeout) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure =
        (SSLSocket) factory.createSocket(socket, settings.host(), settings.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(timeout);
    secure.startHandshake();
    return secure;
  }
}
