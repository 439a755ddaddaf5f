package dev.plumbline.guide.check;

import java.util.List;

/** A check that goes by one id, though it may decide a related one on the way. */
public abstract class SingleCheck implements Check {
  private final String id;
  private final List<Need> needs;

  protected SingleCheck(String id, Need... needs) {
    this.id = id;
    this.needs = List.of(needs);
  }

  /** The id it goes by. */
  protected final String id() {
    return id;
  }

  @Override
  public List<String> ids() {
    return List.of(id);
  }

  @Override
  public final List<Need> needs() {
    return needs;
  }
}
