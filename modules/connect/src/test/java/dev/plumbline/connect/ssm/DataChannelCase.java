package dev.plumbline.connect.ssm;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.Frame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A session over a transport and a time that the test controls. */
abstract class DataChannelCase {
  final VirtualTime time = new VirtualTime();
  final FakeTransport transport = new FakeTransport();
  final FakeAccount account = new FakeAccount();
  final Told told = new Told();
  final FrameAgent agent = new FrameAgent();

  DataChannel open() throws SessionException {
    return DataChannel.open(
        SessionRequest.shell(FakeAccount.TARGET),
        account.services(transport, time),
        told,
        Optional.empty());
  }

  void deliver(Frame frame) {
    transport.last().deliver(frame);
    time.settle();
  }

  DataChannel shell() throws SessionException {
    DataChannel channel = open();
    deliver(agent.output("$ "));
    return channel;
  }

  DataChannel port(String version) throws SessionException {
    DataChannel channel = open();
    deliver(agent.request(version, FrameAgent.port(Map.of("portNumber", "22"))));
    acknowledgeAll();
    deliver(agent.complete());
    return channel;
  }

  void acknowledge(Frame frame) {
    deliver(Acknowledgement.of(frame).frame(UUID.randomUUID(), time.date()));
  }

  void acknowledgeAll() {
    List.copyOf(transport.last().input()).forEach(this::acknowledge);
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(FrameAgent.utf8(text));
  }

  void closeSocket(int code) {
    transport.last().listener().closed(code, "");
    time.settle();
  }

  String ended() {
    return told.end().why().sentence();
  }
}
