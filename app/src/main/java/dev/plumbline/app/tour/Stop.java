package dev.plumbline.app.tour;

/**
 * One picture of the tour.
 *
 * @param name of its file
 * @param arrive brings the window there
 */
record Stop(String name, Arrival arrive) {
  /** The way to a stop. */
  @FunctionalInterface
  interface Arrival {
    void visit(Visit visit);
  }
}
