package dev.plumbline.report;

/** The parts of a report that can be chosen; the summary page is always there. */
public enum Section {
  DIAGRAMS("Diagrams"),
  TRACES("Traces, matrix, what-if"),
  DETAILS("Findings in detail"),
  GUIDE("Guide"),
  LOGS("Chosen log lines"),
  APPENDIX("Commands and outputs");

  private final String label;

  Section(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
