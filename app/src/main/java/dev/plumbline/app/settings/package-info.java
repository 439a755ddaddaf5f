/** What the user chose, kept as JSON in the platform's configuration folder. */
package dev.plumbline.app.settings;
