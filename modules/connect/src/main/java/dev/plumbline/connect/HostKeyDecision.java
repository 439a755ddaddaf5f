package dev.plumbline.connect;

/** What a person decides about a host key. */
public enum HostKeyDecision {
  REFUSE,
  /** For this connection only. Refuses a changed key. */
  ACCEPT_ONCE,
  /** Trust it from now on; for a changed key: replace the stored one. */
  ACCEPT_AND_STORE
}
