package dev.plumbline.guide.check.networkd;

import dev.plumbline.model.Recording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether networkd was told to leave alone what it did not make (networkd.conf(5)). */
final class ForeignSetting {
  private static final List<String> KEYS =
      List.of("ManageForeignRoutes", "ManageForeignRoutingPolicyRules");

  private ForeignSetting() {}

  /** The captured files that hold the setting, in the order they are read. */
  static List<String> files(Recording recording) {
    return recording.files().stream()
        .filter(f -> f.contains("networkd.conf") || f.equals("networkd-conf.txt"))
        .filter(f -> !refused(recording, f))
        .toList();
  }

  /** True for the empty answer of a command that failed, which is none. */
  private static boolean refused(Recording recording, String file) {
    return recording.command(file).map(run -> run.exit().orElse(0) != 0).orElse(false)
        && recording.text(file).orElse("").isBlank();
  }

  /** True when rules and routes of others are kept; false also when that was not captured. */
  static boolean kept(Recording recording) {
    List<String> texts = files(recording).stream().map(f -> recording.text(f).orElse("")).toList();
    return KEYS.stream().allMatch(key -> switchedOff(texts, key));
  }

  private static boolean switchedOff(List<String> texts, String key) {
    Pattern line = Pattern.compile("(?mi)^\\s*" + key + "\\s*=\\s*(\\S+)\\s*$");
    String last = "yes";
    for (String text : texts) {
      Matcher match = line.matcher(text);
      while (match.find()) {
        last = match.group(1);
      }
    }
    return last.matches("(?i)no|false|off|0");
  }
}
