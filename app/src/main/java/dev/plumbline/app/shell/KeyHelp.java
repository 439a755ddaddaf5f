package dev.plumbline.app.shell;

/**
 * One line of the {@code ?} page.
 *
 * @param keys as shown, keys separated by blanks: "Ctrl K", "Up Down"
 * @param does what they do
 */
public record KeyHelp(String keys, String does) {}
