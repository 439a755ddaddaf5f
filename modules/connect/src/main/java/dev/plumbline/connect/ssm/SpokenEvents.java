package dev.plumbline.connect.ssm;

/**
 * Events whose sentences, states and questions go to the {@link SessionWords} of whoever opened the
 * session.
 */
abstract class SpokenEvents implements SessionEvents {
  private final SessionWords words;

  SpokenEvents(SessionWords words) {
    this.words = words;
  }

  @Override
  public void message(String text) {
    words.say(text);
  }

  @Override
  public void note(String sentence) {
    words.say(sentence);
  }

  @Override
  public void state(SessionState state) {
    words.state(state);
  }

  @Override
  public boolean keepTrying(String sentence) {
    return words.keepTrying(sentence);
  }
}
