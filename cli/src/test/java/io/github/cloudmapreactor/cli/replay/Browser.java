package io.github.cloudmapreactor.cli.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, without a network, and with a profile of its own. */
final class Browser implements AutoCloseable {

  private static final String REQUIRED = "browser.required";

  /** It warns of protocols that nothing here speaks. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts the browser that this machine has. Where it has none, the tests are skipped and say so,
   * unless {@code -Dbrowser.required=true}.
   */
  static Browser start(Path profile) {
    Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<File> chromedriver = onPath("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      skip("no chromium and chromedriver on the PATH; Debian has both as chromium-driver");
    }
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(chromium.orElseThrow())
            .addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
    return new Browser(driver);
  }

  private static void skip(String reason) {
    if (Boolean.getBoolean(REQUIRED)) {
      throw new IllegalStateException(reason);
    }
    System.out.println("[SKIPPED] the replay's page is not looked at: " + reason);
    assumeTrue(false, reason);
  }

  private static Optional<File> onPath(String... names) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(names)
        .flatMap(
            name ->
                Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                    .splitAsStream(path)
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }

  /** Opens a page in a window of this size. */
  void open(Path page, int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    emulate(width, height, "light");
    driver.get(page.toUri().toString());
    await("document.querySelector('.row') !== null");
  }

  /** Shows the page on a screen of this size, to someone who asked for this scheme. */
  void emulate(int width, int height, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** What an expression of the page's script is worth. */
  Object value(String expression) {
    return driver.executeScript("return (" + expression + ")");
  }

  /** The same with a script before it. */
  Object value(String expression, String before) {
    return driver.executeScript(before + "return (" + expression + ")");
  }

  String text(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /** Waits until a condition of the page holds. */
  void await(String condition) {
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        const look = () => (%s) ? done() : requestAnimationFrame(look);
        look();
        """
            .formatted(condition));
  }

  void hover(String selector) {
    new Actions(driver).moveToElement(find(selector)).perform();
  }

  void press(Keys... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void choose(String select, String value) {
    driver.executeScript(
        """
        const select = document.getElementById(arguments[0]);
        select.value = arguments[1];
        select.dispatchEvent(new Event("input", { bubbles: true }));
        """,
        select,
        value);
  }

  /** What the browser complained of since the last time. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
