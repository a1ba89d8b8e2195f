package io.handshakedear.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxOrders;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes the pictures of the operator's guide: {@code mvn verify -Dit.test=ScreenshotsIT
 * -Dscreenshots=true}.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class ScreenshotsIT extends PageTests {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final int MORE_ORDERS = 40;

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        super.prepare(starting);
        starting.with("store.acme.update-stock-levels", "true");
        starting.with("dear.requests-per-minute", "60").with("rate-window", "2s");
        starting.with("store.acme.requests-per-minute", "60");
        SandboxOrders.all().forEach(systems.handshake()::putOrder);
        for (int i = 0; i < MORE_ORDERS; i++) {
            TestOrder.empty().line("TEA-01", 1 + i % 5, "6.40").into(systems);
        }
    }

    @Test
    void eachViewIsPictured() {
        integration.awaitSettled(15 + MORE_ORDERS);
        open("#/setup");
        button("Test connection").click();
        assertThat(panel("Commands")).containsText("Done");
        open("#/catalogue");
        button("Load products").click();
        assertThat(panel("Commands")).containsText("Done");
        open("#/listing");
        page.getByLabel("Listing status").selectOption("listed");
        button("Start").click();
        inDialog("Start").click();
        assertThat(panel("Listings")).containsText("Done");
        open("#/stock");
        button("Push stock levels now").click();
        assertThat(panel("Commands")).containsText("Done");
        spreadOverTwoDays();
        TestOrder.empty().line("POT-01", 2, "5.60").into(systems);
        try (BrowserContext light = newContext(ColorScheme.LIGHT, WIDTH, HEIGHT);
                BrowserContext dark = newContext(ColorScheme.DARK, WIDTH, HEIGHT);
                BrowserContext narrow = newContext(ColorScheme.LIGHT, 390, HEIGHT)) {
            Page page = light.newPage();
            logIn(page);
            picture(page, "#/overview", "overview");
            picture(page, "#/setup", "setup");
            picture(page, "#/pending", "pending-orders");
            picture(page, "#/log", "log");
            picture(page, "#/log/acme/10001", "order-held");
            picture(page, "#/log/acme/6001", "order-processed");
            picture(page, "#/catalogue", "catalogue");
            picture(page, "#/listing", "bulk-listing");
            picture(page, "#/stock", "stock");
            page.navigate("/#/log/acme/6001");
            button(page, "Forget").click();
            page.screenshot(options("forget"));
            Page night = dark.newPage();
            logIn(night);
            picture(night, "#/overview", "overview-dark");
            Page small = narrow.newPage();
            logIn(small);
            picture(small, "#/pending", "pending-orders-narrow");
        }
    }

    /** As if the orders had come one after the other. */
    private void spreadOverTwoDays() {
        JdbcTemplate database = integration.database();
        List<String> orders =
                database.queryForList(
                        "select order_id from order_log order by captured_at desc", String.class);
        Instant at = Instant.now().minusSeconds(120);
        for (int i = 0; i < orders.size(); i++) {
            at = at.minusSeconds(900L + (i * i * 37L) % 4_500);
            Timestamp captured = Timestamp.from(at);
            Timestamp done = Timestamp.from(at.plusSeconds(40));
            database.update(
                    "update order_audit set at = case when event = 'captured' then ? else ? end"
                            + " where order_id = ?",
                    captured,
                    done,
                    orders.get(i));
            database.update(
                    "update order_log set captured_at = ?, changed_at = ? where order_id = ?",
                    captured,
                    done,
                    orders.get(i));
        }
    }

    private static void picture(Page page, String hash, String name) {
        page.mouse().move(0, 0);
        page.navigate("/" + hash);
        assertThat(page.getByText("Reading …").first()).isHidden();
        page.waitForLoadState();
        // the second reading: a line of the past needs two points
        page.waitForTimeout(5_000);
        page.screenshot(options(name));
    }

    private static Page.ScreenshotOptions options(String name) {
        return new Page.ScreenshotOptions().setPath(Path.of("docs", "images", name + ".png"));
    }
}
