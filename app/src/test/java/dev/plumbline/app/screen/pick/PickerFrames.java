package dev.plumbline.app.screen.pick;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.app.tour.Headless;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Recording;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;

/**
 * The picker with 5,000 instances of a practice account: scrolls three rows a frame, and changes
 * the search ten times a second, for 120 frames each. Prints the processor time that a frame took
 * on the JavaFX thread from its beginning to the end of its layout, which other work on the machine
 * does not change, and how many pulses came late, which it does. Runs without a display.
 */
public final class PickerFrames {
  private static final int INSTANCES = 5_000;
  private static final int FRAMES = 120;
  private static final int ROWS_A_FRAME = 3;
  private static final int FRAMES_A_SEARCH = 6;
  private static final double FRAME_MILLIS = 1000.0 / 60;
  private static final List<String> SEARCHES =
      List.of("", "w", "we", "web", "web-1", "10.0.7", "prod");

  private final PickerModel model;
  private final Scene scene;
  private final ListView<?> list;

  private PickerFrames(PickerModel model, Scene scene) {
    this.model = model;
    this.scene = scene;
    this.list = (ListView<?>) scene.lookup("#instances");
  }

  /** Starts the account, the window and both measurements. */
  public static void main(String[] args) throws Exception {
    Scenario scenario = PracticeLab.find("healthy-1-eni").orElseThrow();
    Recording account = scenario.recording().with("aws-ec2-describe-instances.json", instances());
    try (PracticeAws aws = PracticeAws.start(scenario, account, PracticeAws.Setting.of(0, 1));
        SignIns signIns = new SignIns(environment(aws), AwsPrompts.none())) {
      Headless.start();
      CountDownLatch done = new CountDownLatch(1);
      Platform.runLater(() -> show(signIns, aws.region(), done));
      done.await();
    }
    System.exit(0);
  }

  private static AwsEnvironment environment(PracticeAws aws) {
    return new AwsEnvironment(aws.variables(), Path.of("no-home"));
  }

  private static void show(SignIns signIns, String region, CountDownLatch done) {
    Fonts.load();
    PickerModel model =
        new PickerModel(
            signIns,
            new Settings().awsPlaces(),
            new Tasks(failure -> System.out.println("failed: " + failure)));
    InstancePicker picker = new InstancePicker(model, instance -> List.of(), text -> {});
    Scene scene = new Scene((Parent) picker.view(), 1040, 700);
    Theme.LIGHT.apply(scene, false);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    long began = System.nanoTime();
    model.open("", Set.of(region));
    PickerFrames frames = new PickerFrames(model, scene);
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        if (model.rows().get().total() == INSTANCES && !model.reading().get().running()) {
          stop();
          System.out.printf(
              "%,d instances listed in %,d ms%n",
              INSTANCES, (System.nanoTime() - began) / 1_000_000);
          frames.scroll(() -> frames.filter(done::countDown));
        }
      }
    }.start();
  }

  private void scroll(Runnable then) {
    frames(
        "scrolling " + ROWS_A_FRAME + " rows a frame",
        frame -> list.scrollTo(frame * ROWS_A_FRAME % INSTANCES),
        then);
  }

  private void filter(Runnable then) {
    frames(
        "another search every " + FRAMES_A_SEARCH + " frames",
        frame -> {
          if (frame % FRAMES_A_SEARCH == 0) {
            model.query().set(SEARCHES.get(frame / FRAMES_A_SEARCH % SEARCHES.size()));
          }
        },
        then);
  }

  /** What is done in a frame. */
  private interface Work {
    void frame(int number);
  }

  private void frames(String what, Work work, Runnable then) {
    List<Double> busy = new ArrayList<>();
    List<Double> apart = new ArrayList<>();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long[] began = {clock.getCurrentThreadCpuTime()};
    Runnable ended = () -> busy.add((clock.getCurrentThreadCpuTime() - began[0]) / 1e6);
    scene.addPostLayoutPulseListener(ended);
    new AnimationTimer() {
      private long before;

      @Override
      public void handle(long now) {
        if (before > 0) {
          apart.add((now - before) / 1e6);
        }
        before = now;
        began[0] = clock.getCurrentThreadCpuTime();
        work.frame(apart.size());
        if (apart.size() == FRAMES) {
          stop();
          scene.removePostLayoutPulseListener(ended);
          print(what, busy, apart);
          then.run();
        }
      }
    }.start();
  }

  private static void print(String what, List<Double> busy, List<Double> apart) {
    List<Double> sorted = busy.stream().sorted().toList();
    long late = apart.stream().filter(ms -> ms > 1.5 * FRAME_MILLIS).count();
    long over = busy.stream().filter(ms -> ms > FRAME_MILLIS).count();
    System.out.printf(
        "%s: processor time on the JavaFX thread median %.2f ms, 99 %% %.2f ms, longest %.2f ms; %d"
            + " of %d frames over %.1f ms, %d pulses late%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast(),
        over,
        busy.size(),
        FRAME_MILLIS,
        late);
  }

  private static byte[] instances() {
    StringBuilder text = new StringBuilder("{\"Reservations\": [");
    for (int i = 0; i < INSTANCES; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              """
              {"OwnerId": "111122223333", "Instances": [{"InstanceId": "i-%017x",
               "State": {"Name": "%s"}, "PlatformDetails": "Linux/UNIX",
               "Placement": {"AvailabilityZone": "us-west-2a"}, "VpcId": "vpc-0123456789abcdef0",
               "PrivateIpAddress": "10.0.%d.%d",
               "NetworkInterfaces": [{"PrivateIpAddresses": [{"PrivateIpAddress": "10.0.%d.%d"}]}],
               "Tags": [{"Key": "Name", "Value": "%s-%d"},
                        {"Key": "Environment", "Value": "%s"}]}]}
              """
                  .formatted(
                      i + 1,
                      i % 7 == 0 ? "stopped" : "running",
                      i / 250,
                      i % 250,
                      i / 250,
                      i % 250,
                      List.of("web", "orders", "batch").get(i % 3),
                      i,
                      i % 5 == 0 ? "production" : "test"));
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
