package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The replay's page in a real browser, as somebody with a pointer or a keyboard sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportIT {

  private static final String FLOOR = "held-back-by-the-floor";
  private static final String LEFT = ".row .mark.out";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;

  /** The least ratio between a text and what is behind it, by WCAG 2.2, 1.4.3. */
  private static final double LEGIBLE = 4.5;

  private final Path folder;
  private final Path page;
  private final Browser browser;

  ReportIT(@TempDir Path folder) {
    this.folder = folder;
    this.page = folder.resolve("report.html");
    this.browser = Browser.start(folder.resolve("profile"));
  }

  @BeforeAll
  void replay() throws IOException {
    Path wrong = TestFiles.copy(Path.of(Cli.scenario("standalone-task")), folder.resolve("wrong"));
    Path expected = wrong.resolve("expected.json");
    Files.writeString(
        expected,
        Files.readString(expected)
            .replaceFirst("\"reason\": *\"[A-Z_]*\"", "\"reason\": \"HEALTHY\""));
    Ran ran =
        Cli.PLAIN.run(
            "replay",
            "--report",
            page.toString(),
            Cli.scenario(FLOOR),
            Cli.scenario("scale-in-shares-one-lookup"),
            Cli.scenario("archive-replay"),
            Cli.scenario("unhealthy-then-stopped"),
            wrong.toString());
    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    assertThat(ran.out()).contains("report.html");
  }

  @AfterAll
  void quit() {
    browser.close();
  }

  private void open() {
    browser.open(page, WIDTH, HEIGHT);
    browser.complaints();
  }

  @Test
  void showsEachTaskOfEachScenarioWithoutANetwork() {
    browser.open(page, WIDTH, HEIGHT);

    assertThat(browser.texts(".scenario h2"))
        .containsExactly(
            FLOOR + " ✓ as expected",
            "scale-in-shares-one-lookup ✓ as expected",
            "archive-replay ✓ as expected",
            "unhealthy-then-stopped ✓ as expected",
            "wrong ✗ different");
    assertThat(browser.texts(".scenario:first-child .state"))
        .containsExactly("RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED");
    assertThat(browser.texts("#tiles li").get(0)).contains("4 of 5");
    // Removed as UNHEALTHY; that it was gone when it stopped is not how it ended.
    assertThat(browser.text(".scenario:nth-child(4) .ending"))
        .isEqualToNormalizingWhitespace("DEREGISTERED UNHEALTHY_FOUND");
    assertThat(browser.value("performance.getEntriesByType('resource').length")).isEqualTo(0L);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aPointerFindsTheDecisionAndItsReason() {
    open();

    browser.hover(".scenario:first-child " + LEFT);

    assertThat(browser.text("#tip"))
        .contains("DEREGISTER STOPPING")
        .contains("the task is stopping or has stopped")
        .contains("DEREGISTERED, 400 ms from change to call");
    browser.hover("h1");
    assertThat(browser.find("#tip").isDisplayed()).isFalse();
  }

  @Test
  void theMomentOfDeregistrationStandsWhereTheCallWasMade() {
    open();
    String places =
        """
        (() => {
          const lane = document.querySelector(".scenario:first-child .lane");
          const left = (selector) => lane.querySelector(selector).getBoundingClientRect();
          const mark = left(".mark.out");
          const gap = left(".gap");
          return [mark.left + mark.width / 2 - left(".moment").left, gap.right - left(".moment").left,
            left(".state.stopping").left - gap.left];
        })()
        """;
    assertThat((List<?>) browser.value(places))
        .allSatisfy(apart -> assertThat(((Number) apart).doubleValue()).isBetween(-2.5, 2.5));
  }

  @Test
  void filtersSayHowManyTasksTheyLeaveAndLeaveThose() {
    open();
    assertThat(browser.texts("#outcome option")).contains("all (6)", "HELD_BACK (1)");

    browser.choose("outcome", "HELD_BACK");
    assertThat(browser.text("#shown")).isEqualTo("1 of 6 tasks");
    assertThat(browser.texts(".scenario h2")).containsExactly(FLOOR + " ✓ as expected");
    assertThat(browser.texts("#cluster option")).contains("ticketing (1)", "shop-prod (0)");

    browser.find("#filters [type=reset]").click();
    browser.await("document.querySelectorAll('.scenario').length === 5");
    browser.choose("expectation", "different");
    assertThat(browser.texts(".scenario h2")).containsExactly("wrong ✗ different");

    browser.find("#task").sendKeys("no such task");
    assertThat(browser.text("#timeline")).isEqualTo("No task passes these filters.");
  }

  @Test
  void everythingCanBeReachedByKeyboard() {
    open();
    browser.value("document.querySelector('#filters [type=reset]').focus()");
    // Past what folds the registry away, and the two buttons that zoom.
    browser.press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB);
    assertThat(browser.value("document.activeElement.className")).isEqualTo("mark held");
    assertThat(browser.value("document.querySelectorAll('.mark[tabindex=\"0\"]').length"))
        .isEqualTo(1L);

    browser.press(Keys.ARROW_RIGHT);
    assertThat(browser.text("#tip")).contains("DEREGISTER STOPPING");
    browser.press(Keys.ENTER);
    assertThat(browser.text("#details"))
        .contains("DEREGISTER STOPPING")
        .contains("DeregisterInstance srv-seats")
        .contains("84693e52a696397ec345beda32a94434");
    assertThat(browser.value("document.activeElement.id")).isEqualTo("details");

    browser.press(Keys.ESCAPE);
    assertThat(browser.find("#details").isDisplayed()).isFalse();
    assertThat(browser.value("document.activeElement.className")).isEqualTo("mark out");

    browser.press(Keys.ARROW_DOWN, Keys.END);
    assertThat(
            browser.value(
                "document.activeElement.closest('.scenario').querySelector('h2').textContent"))
        .asString()
        .startsWith("scale-in");
    assertThat(browser.value("document.activeElement.nextElementSibling === null")).isEqualTo(true);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatIsDifferentIsMarkedAndExplained() {
    open();
    browser.choose("expectation", "different");
    browser.await("document.querySelector('.mark.different') !== null");

    browser.find(".row .mark.different").click();

    assertThat(browser.text("#details table.different")).contains("reason").contains("HEALTHY");
    assertThat(browser.text(".row")).contains("✗ different");
  }

  @Test
  void zoomingShowsATasksOwnTime() {
    open();
    browser.choose("outcome", "HELD_BACK");
    browser.await("document.querySelector('.mark') !== null");
    Object before = browser.value("document.querySelector('.state.stopping').offsetWidth");
    browser.find(".zoom [aria-label='Zoom in']").click();
    Object after = browser.value("document.querySelector('.axis-end button').offsetWidth > 0");
    assertThat(after).isEqualTo(true);
    browser.find(".zoom [aria-label='Zoom in']").click();
    assertThat(browser.value("document.querySelectorAll('.mark[tabindex=\"0\"]').length <= 1"))
        .isEqualTo(true);
    browser.find(".axis-end button").click();
    assertThat(browser.value("document.querySelectorAll('.mark[tabindex=\"0\"]').length"))
        .isEqualTo(1L);
    assertThat(browser.value("document.querySelector('.state.stopping').offsetWidth"))
        .isEqualTo(before);
  }

  @Test
  void aNightWithoutEventsIsFolded() {
    open();
    String archive = ".scenario:nth-child(3) ";
    assertThat(browser.text(archive + "h2")).startsWith("archive-replay");
    assertThat(browser.texts(archive + ".axis .fold")).contains("17 h 33 m");
    assertThat(browser.texts(archive + ".tick")).contains("14:27:00", "08:01:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textIsLegibleInLightAndDark(String scheme) {
    open();
    browser.find(LEFT).click();
    browser.emulate(WIDTH, HEIGHT, scheme);
    browser.await("document.querySelector('#details dd') !== null");

    Object dark = browser.value("luminance(background(document.body)) < 0.2", Contrast.SCRIPT);
    assertThat(dark).isEqualTo(scheme.equals("dark"));
    assertThat((List<?>) browser.value("illegible(%s)".formatted(LEGIBLE), Contrast.SCRIPT))
        .isEmpty();
  }

  /** Takes the picture in the docs anew. */
  @Test
  @EnabledIfSystemProperty(named = "screenshot.update", matches = "true")
  void theDocsShowThePage() throws IOException {
    Path good = folder.resolve("good.html");
    Cli.PLAIN.run(
        "replay",
        "--report",
        good.toString(),
        Cli.scenario(FLOOR),
        Cli.scenario("unhealthy-then-stopped"),
        Cli.scenario("scale-in-shares-one-lookup"));
    browser.open(good, WIDTH, HEIGHT);
    browser.hover(".scenario:first-child " + LEFT);
    Files.write(Cli.HOME.resolve("docs/report.png"), browser.screenshot());
  }

  @Test
  void fitsAPhone() {
    browser.open(page, 390, 800);
    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    browser.find(LEFT).click();
    assertThat(browser.find("#details").isDisplayed()).isTrue();
    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void textFromOutsideStaysText() {
    String evil =
        "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\u2028<!--";
    Path hostile = folder.resolve("hostile.html");
    ReportBed.everywhere(hostile, evil);
    browser.open(hostile, WIDTH, HEIGHT);
    browser.find(".row .mark").click();

    assertThat(browser.text(".scenario h2")).contains("<script>window.hacked = 1</script>");
    assertThat(browser.text("#details")).contains("<img src=x onerror='window.hacked = 2'>");
    assertThat(browser.value("document.querySelectorAll('img, script').length")).isEqualTo(2L);
    assertThat(browser.complaints()).isEmpty();
    // Were one ever to become markup, the page's policy would still not let it run.
    browser.value(
        "document.body.insertAdjacentHTML('beforeend', \"<img src='x:y' onerror='window.hacked = 3'>\")");
    browser.await("document.querySelector('img').complete");
    assertThat(browser.value("typeof window.hacked")).isEqualTo("undefined");
    assertThat(browser.complaints()).anyMatch(each -> each.contains("Content Security Policy"));
  }

  @Test
  void tenThousandEventsAreDrawnAsFarAsTheyAreSeen() {
    Path night = folder.resolve("night.html");
    ReportBed.night(night, 2_500);
    browser.open(night, WIDTH, HEIGHT);

    assertThat(browser.text("#shown")).isEqualTo("2,500 of 2,500 tasks");
    assertThat((Long) browser.value("document.querySelectorAll('*').length")).isLessThan(5_000L);

    browser.value("scrollTo(0, document.body.scrollHeight)");
    browser.await("document.querySelector('.chunk:last-child .row') !== null");
    assertThat((Long) browser.value("document.querySelectorAll('*').length")).isLessThan(5_000L);

    browser.find("#task").sendKeys("%032x".formatted(2_497));
    browser.await("document.querySelectorAll('.row').length === 1");
    assertThat(browser.text("#shown")).isEqualTo("1 of 2,500 tasks");
    assertThat(browser.complaints()).isEmpty();
  }
}
