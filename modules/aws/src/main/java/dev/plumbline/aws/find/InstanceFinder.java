package dev.plumbline.aws.find;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.client.Pages;
import dev.plumbline.model.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** Asks Regions and profiles for their instances, several at a time. */
public final class InstanceFinder {
  private static final int AT_ONCE = 6;
  private static final String AGENTS = "ssm:DescribeInstanceInformation";

  private final List<AwsAccount> places;
  private final Cancellation stop;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  private InstanceFinder(List<AwsAccount> places, Cancellation stop) {
    this.places = places;
    this.stop = stop;
  }

  /**
   * Lists every instance of the places, page by page as they come. Blocks until all have told.
   *
   * @throws CancellationException when {@code stop} was requested
   */
  public static void list(List<AwsAccount> places, FinderListener listener, Cancellation stop) {
    InstanceFinder finder = new InstanceFinder(places, stop);
    List<Runnable> works = new ArrayList<>();
    for (AwsAccount place : places) {
      works.add(() -> finder.place(place, listener));
    }
    finder.together(works);
  }

  /**
   * Looks for what was pasted, in the Region that it tells, else in all places. Blocks.
   *
   * @throws CancellationException when {@code stop} was requested
   */
  public static Lookup find(Pasted pasted, List<AwsAccount> places, Cancellation stop) {
    List<AwsAccount> there = pasted.region().map(r -> in(r, places)).orElse(places);
    List<FoundInstance> found = new CopyOnWriteArrayList<>();
    List<String> others = new CopyOnWriteArrayList<>();
    List<AwsException> failures = new CopyOnWriteArrayList<>();
    InstanceFinder finder = new InstanceFinder(there, stop);
    List<Runnable> works = new ArrayList<>();
    for (AwsAccount place : there) {
      works.add(
          () -> {
            try {
              finder.look(place, pasted, found, others, failures);
            } catch (RuntimeException e) {
              stop.check();
              failures.add(place.explain(e, "ec2:DescribeInstances"));
            }
          });
    }
    try {
      finder.together(works);
    } finally {
      there.stream().filter(p -> !places.contains(p)).forEach(AwsAccount::close);
    }
    return new Lookup(List.copyOf(found), List.copyOf(others), List.copyOf(failures));
  }

  /** The places of a Region; another Region of each sign-in where none was chosen there. */
  private static List<AwsAccount> in(String region, List<AwsAccount> places) {
    List<AwsAccount> chosen = places.stream().filter(p -> p.region().equals(region)).toList();
    if (!chosen.isEmpty()) {
      return chosen;
    }
    List<String> profiles = places.stream().map(AwsAccount::profile).distinct().toList();
    return profiles.stream()
        .map(n -> places.stream().filter(p -> p.profile().equals(n)).findFirst().orElseThrow())
        .map(p -> p.in(region))
        .toList();
  }

  private void place(AwsAccount place, FinderListener listener) {
    together(
        List.of(
            () ->
                attempt(
                    place,
                    "ec2:DescribeInstances",
                    listener,
                    () -> instances(place, List.of(), page -> listener.found(place, page))),
            () ->
                attempt(
                    place,
                    AGENTS,
                    listener,
                    () -> {
                      agents(place, List.of(), page -> listener.agents(place, page));
                      listener.agentsComplete(place);
                    })));
    listener.done(place);
  }

  private void attempt(AwsAccount place, String action, FinderListener listener, Runnable work) {
    try {
      work.run();
    } catch (Pages.Cut cut) {
      stop.check();
      listener.failed(place, place.explain(cut.reason(), action));
    } catch (RuntimeException e) {
      stop.check();
      listener.failed(place, place.explain(e, action));
    }
  }

  /** Told of a page. */
  private interface Told<T> {
    void page(T page);
  }

  private void instances(AwsAccount place, List<Filter> filters, Told<List<FoundInstance>> told) {
    turn(
        () ->
            new Pages(stop)
                .each(
                    DescribeInstancesRequest.builder().filters(filters).build(),
                    place.ec2()::describeInstances,
                    page -> told.page(Entries.instances(place, page))));
  }

  /** Agents of these instances; without any, of all. */
  private void agents(AwsAccount place, List<String> ids, Told<Map<String, SsmAgent>> told) {
    DescribeInstanceInformationRequest.Builder request =
        DescribeInstanceInformationRequest.builder();
    if (!ids.isEmpty()) {
      request.filters(
          InstanceInformationStringFilter.builder().key("InstanceIds").values(ids).build());
    }
    turn(
        () ->
            new Pages(stop)
                .each(
                    request.build(),
                    place.ssm(Purpose.READ)::describeInstanceInformation,
                    page -> told.page(Entries.agents(page))));
  }

  private void look(
      AwsAccount place,
      Pasted pasted,
      List<FoundInstance> found,
      List<String> others,
      List<AwsException> failures) {
    List<FoundInstance> here = new ArrayList<>();
    for (Filter filter : filters(pasted)) {
      if (here.isEmpty()) {
        instances(place, List.of(filter), here::addAll);
      }
    }
    found.addAll(here.isEmpty() ? here : withAgents(place, here, failures));
    if (here.isEmpty() && pasted.kind() != Pasted.Kind.INSTANCE) {
      for (Filter filter : interfaceFilters(pasted)) {
        turn(
            () ->
                new Pages(stop)
                    .each(
                        DescribeNetworkInterfacesRequest.builder().filters(filter).build(),
                        place.ec2()::describeNetworkInterfaces,
                        page -> others.addAll(Entries.interfaces(place, pasted, page))));
      }
    }
  }

  private List<FoundInstance> withAgents(
      AwsAccount place, List<FoundInstance> here, List<AwsException> failures) {
    InstanceList list = new InstanceList();
    list.found(place, here);
    try {
      agents(place, here.stream().map(FoundInstance::id).toList(), p -> list.agents(place, p));
      list.agentsComplete(place);
    } catch (RuntimeException e) {
      stop.check();
      failures.add(place.explain(e, AGENTS));
    }
    return list.search("", false);
  }

  private static List<Filter> filters(Pasted pasted) {
    Stream<String> names =
        switch (pasted.kind()) {
          case INSTANCE -> Stream.of("instance-id");
          case INTERFACE -> Stream.of("network-interface.network-interface-id");
          case ADDRESS ->
              pasted.ipv6()
                  ? Stream.of("network-interface.ipv6-addresses.ipv6-address")
                  : Stream.of(
                      "network-interface.addresses.private-ip-address",
                      "network-interface.addresses.association.public-ip");
        };
    return names.map(n -> filter(n, pasted.value())).toList();
  }

  private static List<Filter> interfaceFilters(Pasted pasted) {
    Stream<String> names =
        pasted.kind() == Pasted.Kind.INTERFACE
            ? Stream.of("network-interface-id")
            : pasted.ipv6()
                ? Stream.of("ipv6-addresses.ipv6-address")
                : Stream.of("addresses.private-ip-address", "addresses.association.public-ip");
    return names.map(n -> filter(n, pasted.value())).toList();
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  private void turn(Runnable work) {
    try {
      turns.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped by the user");
    }
    try {
      work.run();
    } finally {
      turns.release();
    }
  }

  private void together(List<Runnable> works) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stop.onRequest(threads::shutdownNow);
      stop.check();
      for (Future<?> future : works.stream().map(threads::submit).toList()) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      stop.check();
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
    stop.check();
  }
}
