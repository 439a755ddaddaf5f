package dev.plumbline.lab;

import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * One practice instance: a recording of a real case and what its owner complains about.
 *
 * @param id name on the command line
 * @param title short name for lists
 * @param group what it is practice for
 * @param symptom what the owner of the instance says, in one line; never the verdict
 * @param healthy true when nothing is wrong with it
 */
public record Scenario(String id, String title, String group, String symptom, boolean healthy) {
  /**
   * The recording behind the instance, as shipped.
   *
   * @throws RecordingException when it cannot be read from the program's own files
   */
  public Recording recording() throws RecordingException {
    try (InputStream packed = Scenario.class.getResourceAsStream(id + ".plumb")) {
      if (packed == null) {
        throw new RecordingException("The practice instance " + id + " is not part of this build.");
      }
      try (ScratchFolder folder = ScratchFolder.create("lab")) {
        Path file = folder.path().resolve(id + ".plumb");
        Files.copy(packed, file);
        return Recording.open(file);
      }
    } catch (RecordingException e) {
      throw e;
    } catch (IOException e) {
      throw new RecordingException("The practice instance " + id + " cannot be unpacked.", e);
    }
  }

  /**
   * A capture of this instance with what somebody had kept from the time of the fault: files that
   * no capture afterwards could make, such as {@code ip-monitor.txt}.
   *
   * @param captured what was read over the connection
   * @param asked files that the capture asked for
   */
  public Recording withKeptFiles(Recording captured, Collection<String> asked)
      throws RecordingException {
    Recording whole = recording();
    Recording result = captured;
    for (String file : whole.files()) {
      String tree = file.substring(0, file.indexOf('/') + 1);
      if (!captured.has(file) && !asked.contains(file) && !asked.contains(tree)) {
        result = result.with(file, whole.bytes(file).orElseThrow());
      }
    }
    return result;
  }
}
