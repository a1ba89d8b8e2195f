package io.handshakedear.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine ({@code apt-get install chromium}); none is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(program));
    }

    /** Starts it; without one the tests are skipped, and say so where nobody overlooks it. */
    static Chromium start(Class<?> tests) {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            String line = "*".repeat(100);
            System.err.printf(
                    "%n%s%n*** SKIPPED: %s. There is no Chromium on the PATH: the operator's page is NOT"
                            + " tested.%n*** Install it (apt-get install chromium), or name one:"
                            + " -Dchromium=/path/to/chrome%n%s%n%n",
                    line, tests.getSimpleName(), line);
            Assumptions.abort("There is no Chromium on the PATH");
        }
        return new Chromium(program.orElseThrow());
    }

    /** Starts it, if there is one. */
    public static Optional<Chromium> start() {
        return find().map(Chromium::new);
    }

    public Browser browser() {
        return browser;
    }

    private static Optional<Path> find() {
        String named = System.getProperty("chromium", "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(Chromium::programs)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> programs(String folder) {
        return NAMES.stream().map(name -> Path.of(folder, name));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
