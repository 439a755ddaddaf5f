package dev.plumbline.guide;

/** A catalogue id whose condition could not be computed; {@code why} names the missing file. */
public record NotChecked(String id, String why) {}
