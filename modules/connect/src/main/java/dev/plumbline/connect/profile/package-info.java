/** The saved connection profiles: their file, and their import from {@code ~/.ssh/config}. */
package dev.plumbline.connect.profile;
