package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Seed.CloudMapService;
import io.github.cloudmapreactor.local.Seed.Cluster;
import io.github.cloudmapreactor.local.Seed.Deployment;
import io.github.cloudmapreactor.local.Seed.Instance;
import io.github.cloudmapreactor.local.Seed.Queue;
import io.github.cloudmapreactor.local.Seed.Service;
import io.github.cloudmapreactor.local.Seed.TaskSet;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns {@code seed.json} into a {@link Seed}, filling in what a person may leave out. */
final class SeedReader {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,255}");
  private static final Pattern DEPLOYMENT = Pattern.compile("ecs-svc/[A-Za-z0-9]+");
  // Upper case catches the usual slip; the words themselves stay open, for ECS may invent new ones.
  private static final Pattern STATUS = Pattern.compile("[A-Z][A-Z_]*");

  private SeedReader() {}

  static Seed seed(String path, String json) {
    Place place =
        Place.parse(path, json)
            .only("account", "region", "partition", "cloudMapServices", "clusters", "queues");
    String account = place.text("account", ACCOUNT);
    var seed =
        new Seed(
            account,
            place.text("region", NAME),
            place.text("partition", "aws"),
            place.objects("cloudMapServices", service -> cloudMapService(service, account)),
            place.objects("clusters", SeedReader::cluster),
            place.list("queues", SeedReader::queue));
    SeedCheck.references(path, seed);
    return seed;
  }

  static CloudMapService cloudMapService(Place place, String account) {
    place.only("id", "name", "namespace", "account", "customHealthCheck", "instances");
    String id = place.text("id", NAME);
    String name = id.startsWith("srv-") ? id.substring("srv-".length()) : id;
    String owner = place.findText("account") == null ? account : place.text("account", ACCOUNT);
    return new CloudMapService(
        id,
        place.text("name", name),
        place.text("namespace", "local"),
        owner,
        place.flag("customHealthCheck"),
        place.objects("instances", SeedReader::instance));
  }

  private static Instance instance(Place place) {
    place.only("id", "attributes");
    return new Instance(place.text("id"), place.textMap("attributes"));
  }

  private static Cluster cluster(Place place) {
    place.only("name", "services", "tasks");
    return new Cluster(
        place.text("name", NAME),
        place.objects("services", SeedReader::service),
        place.objects("tasks", SeedReader::task));
  }

  static Service service(Place place) {
    place.only(
        "name",
        "status",
        "desiredCount",
        "healthCheckGracePeriodSeconds",
        "tags",
        "deployments",
        "serviceRegistries",
        "taskSets");
    return new Service(
        place.text("name", NAME),
        status(place, "status", "ACTIVE"),
        place.count("desiredCount", 1),
        Duration.ofSeconds(place.count("healthCheckGracePeriodSeconds", 0)),
        place.textMap("tags"),
        place.objects("deployments", SeedReader::deployment),
        place.texts("serviceRegistries"),
        place.objects("taskSets", SeedReader::taskSet));
  }

  private static Deployment deployment(Place place) {
    place.only("id", "status", "rolloutState", "serviceConnect");
    return new Deployment(
        place.text("id", DEPLOYMENT),
        status(place, "status", "PRIMARY"),
        status(place, "rolloutState", Seed.ROLLED_OUT),
        place.texts("serviceConnect"));
  }

  private static TaskSet taskSet(Place place) {
    place.only("id", "serviceRegistries");
    return new TaskSet(place.text("id", DEPLOYMENT), place.texts("serviceRegistries"));
  }

  static SeedTask task(Place place) {
    place.only(
        "id",
        "service",
        "deployment",
        "family",
        "launchType",
        "lastStatus",
        "desiredStatus",
        "healthStatus",
        "version",
        "createdAt",
        "startedAt",
        "stoppedAt",
        "stopCode",
        "changes");
    return new SeedTask(
        place.text("id", NAME),
        place.findText("service"),
        place.findText("deployment") == null ? null : place.text("deployment", DEPLOYMENT),
        place.findText("family"),
        place.text("launchType", "FARGATE"),
        state(place),
        place.objects("changes", SeedReader::change));
  }

  private static SeedTask.State state(Place place) {
    return new SeedTask.State(
        status(place, "lastStatus", "RUNNING"),
        status(place, "desiredStatus", "RUNNING"),
        status(place, "healthStatus", "UNKNOWN"),
        place.count("version", 1),
        place.findInstant("createdAt"),
        place.findInstant("startedAt"),
        place.findInstant("stoppedAt"),
        place.findText("stopCode"));
  }

  private static SeedTask.Change change(Place place) {
    place.only(
        "at",
        "lastStatus",
        "desiredStatus",
        "healthStatus",
        "version",
        "startedAt",
        "stoppedAt",
        "stopCode");
    return new SeedTask.Change(
        place.instant("at"),
        findStatus(place, "lastStatus"),
        findStatus(place, "desiredStatus"),
        findStatus(place, "healthStatus"),
        place.findCount("version"),
        place.findInstant("startedAt"),
        place.findInstant("stoppedAt"),
        place.findText("stopCode"));
  }

  /** A queue is its name, or an object where there is more to say. */
  private static Queue queue(String path, JsonNode element) {
    if (element.isTextual()) {
      return Queue.named(element.textValue());
    }
    Place place =
        Place.object(path, element)
            .only("name", "visibilityTimeoutSeconds", "deadLetterQueue", "maxReceiveCount");
    return new Queue(
        place.text("name", NAME),
        Duration.ofSeconds(place.count("visibilityTimeoutSeconds", 30)),
        place.findText("deadLetterQueue"),
        place.count("maxReceiveCount", 3));
  }

  private static String status(Place place, String property, String otherwise) {
    String status = findStatus(place, property);
    return status == null ? otherwise : status;
  }

  private static @Nullable String findStatus(Place place, String property) {
    return place.findText(property) == null ? null : place.text(property, STATUS);
  }
}
