package io.handshakedear.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.handshakedear.IntegrationTests;
import io.handshakedear.RunningIntegration;
import io.handshakedear.admin.AdminServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Tests of the operator's page in a real browser, against the real integration and the stand-ins.
 * Each test has a browser context of its own, logged in; whatever the browser complains of (an
 * error in a script, a violation of the content security policy) fails it.
 */
abstract class PageTests extends IntegrationTests {

    static final String PASSWORD = "correct horse";

    /** Milliseconds; machines that run tests are busy. */
    private static final double PATIENCE = 60_000;

    private Chromium chromium;
    private BrowserContext context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** The page of the operator, logged in. */
    Page page;

    /** Keeps a picture of what could not be tested. */
    @RegisterExtension
    final TestExecutionExceptionHandler pictures =
            (ExtensionContext test, Throwable failure) -> {
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(
                                        Path.of(
                                                "target",
                                                "page-failures",
                                                test.getRequiredTestClass().getSimpleName()
                                                        + "-"
                                                        + test.getRequiredTestMethod().getName()
                                                        + ".png")));
                throw failure;
            };

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        chromium = Chromium.start(getClass());
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        starting.with("admin.password", PASSWORD).with("store.acme.time-zone", "America/New_York");
    }

    @AfterAll
    void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openPage() {
        complaints.clear();
        context = newContext(ColorScheme.LIGHT, 1360, 900);
        page = context.newPage();
        logIn(page);
    }

    @AfterEach
    void closePage() {
        if (context != null) {
            context.close();
        }
        Assertions.assertThat(complaints).isEmpty();
    }

    /** A browser of its own, without a session; to be closed. */
    BrowserContext newContext(ColorScheme scheme, int width, int height) {
        BrowserContext made =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setColorScheme(scheme)
                                        .setViewportSize(width, height)
                                        .setBaseURL(address()));
        made.setDefaultTimeout(PATIENCE);
        made.onConsoleMessage(
                message -> {
                    // a refused call is logged by the browser itself
                    if (message.type().equals("error")
                            && !message.text().startsWith("Failed to load resource")) {
                        complaints.add(message.text());
                    }
                });
        made.onWebError(error -> complaints.add(error.error()));
        return made;
    }

    String address() {
        return integration.context().getRegistry().findSingleByType(AdminServer.class).address();
    }

    static void logIn(Page page) {
        page.navigate("/");
        page.getByLabel("Admin password").fill(PASSWORD);
        button(page, "Log in").click();
        assertThat(heading(page, "Overview")).isVisible();
    }

    /** Goes to a view by its address, as a link in an alert does. */
    void open(String hash) {
        page.navigate("/" + hash);
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return button(page, name);
    }

    /** A button of the open dialog. */
    Locator inDialog(String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The table row that has this text. */
    Locator row(String text) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(text));
    }

    /** A panel by its heading. */
    Locator panel(String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** What the page has told of an action. */
    Locator messages() {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Messages"));
    }

    void isTold(String text) {
        assertThat(messages()).containsText(text);
    }
}
