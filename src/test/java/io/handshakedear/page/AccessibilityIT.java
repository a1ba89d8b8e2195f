package io.handshakedear.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether everybody can use the page: axe-core's findings, the keyboard, narrow screens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT extends PageTests {

    private static final String AXE =
            "/META-INF/resources/webjars/axe-core/%s/axe.min.js".formatted("4.6.3");

    private static final String FINDINGS =
            // what is behind an open dialog is out of reach
            "async () => (await axe.run(document.querySelector('dialog') ?? document)).violations"
                    + ".filter(one => one.impact === 'serious' || one.impact === 'critical')"
                    + ".flatMap(one => one.nodes.map(node =>"
                    + " `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))";

    private TestOrder order;

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        super.prepare(starting);
        order = TestOrder.plain().with("notes", "Ring twice").into(systems);
        TestOrder.empty().line("GONE-99", 1, "15.00").into(systems);
        TestOrder.plain().category(24).into(systems);
    }

    /** Each view, and each dialog, by a name. */
    private Map<String, List<String>> views() {
        return Map.of(
                "#/overview",
                List.of(),
                "#/setup",
                List.of("Disconnect"),
                "#/pending",
                List.of("Load orders", "Retry all"),
                "#/log",
                List.of("Keyboard shortcuts"),
                "#/log/acme/" + order.id(),
                List.of("Forget"),
                "#/catalogue",
                List.of(),
                "#/catalogue?tab=items",
                List.of(),
                "#/listing",
                List.of("Start"),
                "#/stock",
                List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void noViewHasASeriousFinding(ColorScheme scheme) throws IOException {
        integration.awaitSettled(3);
        List<String> findings = new ArrayList<>();
        try (BrowserContext context = newContext(scheme, 1360, 900)) {
            Page visitor = context.newPage();
            visitor.navigate("/");
            assertThat(heading(visitor, "Log in")).isVisible();
            inject(visitor);
            findings.addAll(findings(visitor, "log-in"));
            logIn(visitor);
            button(visitor, "Keyboard shortcuts").click();
            inject(visitor);
            findings.addAll(findings(visitor, "shortcuts"));
            button(visitor, "Close").click();
            views().forEach((hash, dialogs) -> findings.addAll(visit(visitor, hash, dialogs)));
        }
        assertThat(findings).isEmpty();
    }

    private static List<String> visit(Page visitor, String hash, List<String> dialogs) {
        visitor.navigate("/" + hash);
        assertThat(visitor.getByText("Reading …").first()).isHidden();
        List<String> findings = new ArrayList<>(findings(visitor, hash));
        for (String dialog : dialogs) {
            button(visitor, dialog).click();
            assertThat(visitor.getByRole(AriaRole.DIALOG)).isVisible();
            findings.addAll(findings(visitor, hash + " " + dialog));
            visitor.keyboard().press("Escape");
            assertThat(visitor.getByRole(AriaRole.DIALOG)).isHidden();
        }
        return findings;
    }

    /** As the browser's own tools do it, past the content security policy. */
    private static void inject(Page visitor) throws IOException {
        try (InputStream script = AccessibilityIT.class.getResourceAsStream(AXE)) {
            visitor.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> findings(Page visitor, String where) {
        return ((List<String>) visitor.evaluate(FINDINGS))
                .stream().map(finding -> where + ": " + finding).toList();
    }

    @Test
    void theKeyboardLeadsEverywhere() {
        page.reload();
        assertThat(heading(page, "Overview")).isVisible();
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the view")).isFocused();
        page.keyboard().press("g");
        page.keyboard().press("l");
        assertThat(heading(page, "Log")).isVisible();
        page.keyboard().press("/");
        Locator search = page.getByLabel("Order number, objID or sale");
        assertThat(search).isFocused();
        page.keyboard().type("jk?");
        assertThat(search).hasValue("jk?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        // the list must have followed the text before it is cleared, or it changes under the keys
        // below
        assertThat(page.getByText("Change the search")).isVisible();
        search.fill("");
        search.blur();
        assertThat(page.locator("main [data-row]").first()).isVisible();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Order #");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Pending orders");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void shortcutsCanBeSwitchedOff() {
        page.keyboard().press("?");
        page.getByLabel("Use these keys").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("g");
        page.keyboard().press("l");
        assertThat(heading(page, "Overview")).isVisible();
        button("Keyboard shortcuts").click();
        page.getByLabel("Use these keys").check();
    }

    @Test
    void coloursAreKept() {
        button("Use dark colours").click();
        page.reload();
        assertThat(button("Use light colours")).isVisible();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void noViewIsWiderThanANarrowScreen() {
        try (BrowserContext context = newContext(ColorScheme.LIGHT, 360, 740)) {
            Page narrow = context.newPage();
            logIn(narrow);
            for (String hash : views().keySet()) {
                narrow.navigate("/" + hash);
                assertThat(narrow.getByText("Reading …").first()).isHidden();
                assertThat(
                                (Boolean)
                                        narrow.evaluate(
                                                "document.documentElement.scrollWidth <= innerWidth"))
                        .as(hash)
                        .isTrue();
            }
        }
    }
}
