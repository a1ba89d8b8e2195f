package io.handshakedear.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.handshakedear.page.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operator's page over a long log, in a Chromium: from a click or a key to the rows that it is
 * about, and the longest time in which the page could not answer its user.
 */
final class LogPage {

    private static final int ROUNDS = 10;

    /** Up to here people find a page prompt (web.dev, Interaction to Next Paint). */
    private static final double TARGET_MILLIS = 200;

    private static final String COUNT_TASKS =
            "window.longest = 0; new PerformanceObserver(list => list.getEntries().forEach("
                    + "task => { window.longest = Math.max(window.longest, task.duration) }))"
                    + ".observe({ type: 'longtask', buffered: true })";

    private final String address;
    private final String password;

    LogPage(String address, String password) {
        this.address = address;
        this.password = password;
    }

    /** Nothing where there is no Chromium. */
    List<Row> measure(String log) {
        Optional<Chromium> chromium = Chromium.start();
        if (chromium.isEmpty()) {
            return List.of();
        }
        try (Chromium started = chromium.get();
                BrowserContext context = started.browser().newContext()) {
            Page page = context.newPage();
            page.addInitScript(COUNT_TASKS);
            page.navigate(address);
            page.getByLabel("Admin password").fill(password);
            page.getByRole(AriaRole.BUTTON, named("Log in")).click();
            List<Double> opened = new ArrayList<>();
            List<Double> found = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                page.getByRole(AriaRole.LINK, named("Overview")).click();
                page.getByRole(AriaRole.HEADING, named("Overview")).waitFor();
                opened.add(
                        millis(
                                () -> page.getByRole(AriaRole.LINK, named("Log")).click(),
                                row(page, "#1000001")));
                String number = String.valueOf(1_050_000 + round * 1_111);
                found.add(
                        millis(
                                () -> page.getByRole(AriaRole.SEARCHBOX).fill(number),
                                row(page, "#" + number)));
            }
            double longest = ((Number) page.evaluate("window.longest")).doubleValue();
            return List.of(
                    new Row(
                            log + " in Chromium, busy at one time",
                            "at most %.0f ms; the list is there %.0f ms after the click, what is searched for %.0f ms after the key"
                                    .formatted(longest, Row.median(opened), Row.median(found)),
                            "at most %.0f ms".formatted(TARGET_MILLIS),
                            longest <= TARGET_MILLIS));
        }
    }

    private static double millis(Runnable action, Locator result) {
        long start = System.nanoTime();
        action.run();
        result.waitFor();
        return (System.nanoTime() - start) / 1e6;
    }

    private static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
