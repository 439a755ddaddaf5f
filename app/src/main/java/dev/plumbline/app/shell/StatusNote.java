package dev.plumbline.app.shell;

/** What a screen says at the left of the status bar; shared by {@link OpenCase#shared}. */
public record StatusNote(String text) {}
