package io.handshakedear.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.HandshakeStandIn;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Overview and setup of two stores, one of which goes down. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupPageIT extends PageTests {

    private static final String SECRET = "a-secret-of-the-second-store";

    private HandshakeStandIn second;

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        super.prepare(starting);
        second = HandshakeStandIn.startWithoutOrders(0);
        second.apiKey(SECRET);
        starting.withStore("beta", second.url()).with("store.beta.api-key", SECRET);
    }

    @AfterAll
    void stopSecond() {
        second.close();
    }

    @Test
    @Order(1)
    void theOverviewCountsOrdersAsTheyCome() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PROCESSED");
        Locator processed =
                panel("Orders by state").getByRole(AriaRole.LINK).filter(text("Processed"));
        assertThat(processed).containsText("1");
        assertThat(page.getByRole(AriaRole.IMG))
                .hasAccessibleName(
                        java.util.regex.Pattern.compile(
                                "[1-9]\\d* orders? captured and [1-9]\\d* processed in the last 48 hours"));
        assertThat(panel("Oldest pending order")).containsText("None");
        assertThat(panel("DEAR")).containsText("working");
        assertThat(panel("Needs a person")).containsText("Nothing needs you");
        processed.click();
        assertThat(heading(page, "Log")).isVisible();
        assertThat(row(order.number())).isVisible();
    }

    @Test
    @Order(2)
    void whatNeedsAPersonIsOnTheOverview() {
        TestOrder order = TestOrder.empty().line("GONE-99", 1, "15.00").into(systems);
        integration.await(order, "HELD");
        Locator needs = panel("Needs a person");
        assertThat(needs).containsText("DEAR has no product for line 1 (SKU GONE-99)");
        needs.getByRole(AriaRole.LINK).first().click();
        assertThat(heading(page, "Order " + order.number())).isVisible();
    }

    @Test
    @Order(3)
    void aConnectionIsTestedAndTheReferenceDataIsShown() {
        open("#/setup/acme");
        button("Test connection").click();
        assertThat(panel("Commands")).containsText("Test the connection");
        assertThat(panel("Commands")).containsText("Done");
        assertThat(panel("Read from Handshake")).containsText("Trade orders");
        assertThat(panel("Read from DEAR")).containsText("Tax on Sales");
    }

    @Test
    @Order(4)
    void aMissingMappingNamesItsSettingAndTheChoices() {
        open("#/setup/acme");
        Locator mappings = panel("Mappings");
        assertThat(mappings).containsText("Samples");
        assertThat(mappings).containsText("store.acme.tax-rule.category.24");
        assertThat(mappings).containsText("Tax Exempt");
    }

    @Test
    @Order(5)
    void settingsAreShownWithoutSecrets() {
        List<String> answers = new CopyOnWriteArrayList<>();
        page.onResponse(
                response -> {
                    if (response.url().contains("/api/") && response.status() == 200) {
                        answers.add(response.text());
                    }
                });
        open("#/setup/beta");
        Locator settings = panel("Settings");
        settings.getByLabel("Search settings").fill("api-key");
        assertThat(settings).containsText("store.beta.api-key");
        assertThat(settings).containsText("is set (not shown)");
        settings.getByLabel("Search settings").fill("");
        button("Show defaults").click();
        assertThat(settings).containsText("store.beta.order-capture");
        assertThat(page.content()).doesNotContain(SECRET).doesNotContain(PASSWORD);
        assertThat(answers).isNotEmpty();
        assertThat(String.join("", answers)).doesNotContain(SECRET).doesNotContain(PASSWORD);
    }

    @Test
    @Order(6)
    void theCheckIsRunAgain() {
        open("#/setup/acme");
        button("Check again").click();
        isTold("Check settings and connections");
        assertThat(page.getByRole(AriaRole.REGION).filter(text("Check again")))
                .containsText("checked at");
        button("Show what is well").click();
        assertThat(page.getByText("DEAR answers, the company is")).isVisible();
    }

    @Test
    @Order(7)
    void whatHappensByItselfCanBeDoneNow() {
        open("#/setup/acme");
        for (String command : List.of("Capture now", "Reconcile", "Push shipments")) {
            button(command).click();
        }
        Locator done = panel("Commands").getByText("Done");
        assertThat(done).hasCount(3);
        button("Register webhooks").click();
        isTold("Register webhooks");
    }

    @Test
    @Order(8)
    void oneStoreIsChosenForAllViews() {
        page.getByLabel("Store", new Page.GetByLabelOptions().setExact(true)).selectOption("beta");
        assertThat(page.getByText("The store beta.")).isVisible();
        open("#/catalogue");
        assertThat(page.getByText("Choose another store")).isHidden();
        open("#/setup");
        assertThat(page.getByText("The store beta at")).isVisible();
    }

    @Test
    @Order(9)
    void aStoreThatIsDownIsToldWithWhatToDoAndComesBack() {
        second.apiKey("another key than the settings have");
        assertThat(page.getByText("Handshake of beta refuses our credentials")).isVisible();
        assertThat(page.getByText("Handshake beta broken")).isVisible();
        open("#/setup/beta");
        assertThat(panel("Handshake")).containsText("broken");
        assertThat(panel("Handshake")).containsText("Look at the address and the key");
        button("Test connection").click();
        assertThat(panel("Commands")).containsText("Failed");
        second.apiKey(SECRET);
        button("Test connection").click();
        assertThat(panel("Handshake")).containsText("working");
    }

    @Test
    @Order(10)
    void disconnectingSaysWhatItMeans() {
        open("#/setup/beta");
        button("Disconnect").click();
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("sales, products and customers stay");
        inDialog("Cancel").click();
        button("Disconnect").click();
        inDialog("Disconnect").click();
        assertThat(panel("Commands")).containsText("Disconnect");
        assertThat(panel("Commands")).containsText("Done");
        button("Test connection").click();
        isTold("Test the connection");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
