/** What a practice instance does when a command is run on it: answers come from its recording. */
package dev.plumbline.lab.program;
