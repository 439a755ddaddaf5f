package dev.plumbline.connect.ssm;

import dev.plumbline.session.Flag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything that a session tells. */
final class Told implements SessionEvents {
  final ByteArrayOutputStream output = new ByteArrayOutputStream();
  final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  final List<Integer> exits = new ArrayList<>();
  final List<Flag> flags = new ArrayList<>();
  final List<String> messages = new ArrayList<>();
  final List<SessionState> states = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<SessionEnd> ends = new ArrayList<>();
  final List<String> questions = new ArrayList<>();
  boolean ready = true;
  int patience;

  @Override
  public void output(ByteBuffer data) {
    write(output, data);
  }

  @Override
  public void error(ByteBuffer data) {
    write(errors, data);
  }

  private static void write(ByteArrayOutputStream to, ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    to.writeBytes(bytes);
  }

  @Override
  public void exit(int code) {
    exits.add(code);
  }

  @Override
  public void flag(Flag flag) {
    flags.add(flag);
  }

  @Override
  public void message(String text) {
    messages.add(text);
  }

  @Override
  public void state(SessionState state) {
    states.add(state);
  }

  @Override
  public void note(String sentence) {
    notes.add(sentence);
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public boolean keepTrying(String sentence) {
    questions.add(sentence);
    return questions.size() <= patience;
  }

  @Override
  public void ended(SessionEnd end) {
    ends.add(end);
  }

  String text() {
    return output.toString(StandardCharsets.UTF_8);
  }

  SessionEnd end() {
    return ends.getFirst();
  }
}
