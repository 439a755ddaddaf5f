/**
 * Playbooks: decision trees written as YAML, read and validated with line numbers ({@link
 * dev.plumbline.guide.playbook.PlaybookReader}), and walked by a {@link
 * dev.plumbline.guide.playbook.PlaybookSession} that fills in what the evidence decides.
 */
package dev.plumbline.guide.playbook;
