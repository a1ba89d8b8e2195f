package io.handshakedear.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pending orders, the log and an order's story, with each of their buttons. */
class OrdersPageIT extends PageTests {

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        super.prepare(starting);
        starting.with("store.acme.process", "manual");
    }

    private TestOrder pending() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        return order;
    }

    private TestOrder held() {
        TestOrder order = TestOrder.empty().line("CAN-01", 3, "19.99").lastLine("total", "55.00");
        order.with("totalAmount", "55.00").with("subtotalAmount", "55.00").into(systems);
        integration.await(order, "PENDING");
        open("#/pending");
        button("Process order " + order.number()).click();
        integration.await(order, "HELD");
        return order;
    }

    @Test
    void anOrderIsProcessedByItsButtonAndLeavesTheList() {
        TestOrder order = pending();
        open("#/pending");
        button("Process order " + order.number()).click();
        isTold("Order " + order.number() + " is processed now.");
        integration.await(order, "PROCESSED");
        assertThat(row(order.number())).isHidden();
    }

    @Test
    void onlyChosenOrdersAreProcessed() {
        TestOrder one = pending();
        TestOrder two = pending();
        TestOrder other = pending();
        open("#/pending");
        page.getByLabel("Choose order " + one.number()).check();
        page.getByLabel("Choose order " + two.number()).check();
        button("Process chosen (2)").click();
        isTold("2 orders are processed now.");
        integration.await(one, "PROCESSED");
        integration.await(two, "PROCESSED");
        assertThat(integration.states()).containsEntry(other.number(), "PENDING");
    }

    @Test
    void allOrdersAreProcessed() {
        TestOrder one = pending();
        TestOrder two = pending();
        open("#/pending");
        button("Process all").click();
        integration.await(one, "PROCESSED");
        integration.await(two, "PROCESSED");
        assertThat(panel("Commands")).containsText("Process pending orders");
        assertThat(panel("Commands")).containsText("Done");
    }

    @Test
    void aHeldOrderSaysWhyAndIsRetriedWhenItsCauseIsMended() {
        TestOrder order = held();
        assertThat(row(order.number()))
                .containsText("The total of line 1 (SKU CAN-01) is 55.00, but 3 × 19.99 = 59.97");
        assertThat(row(order.number())).containsText("Correct the line's price or quantity");
        systems.handshake()
                .editOrder(
                        order.id(),
                        order.lastLine("total", "59.97")
                                .with("totalAmount", "59.97")
                                .with("subtotalAmount", "59.97")
                                .json()
                                .deepCopy()
                                .retain("lines", "totalAmount", "subtotalAmount"));
        integration.awaitCapture("acme");
        Locator retry = button("Retry order " + order.number());
        if (integration.states().get(order.number()).equals("HELD")) {
            retry.click();
            isTold("is tried again");
        }
        page.getByLabel("Choose order " + order.number()).check();
        button("Process chosen (1)").click();
        integration.await(order, "PROCESSED");
    }

    @Test
    void heldOrdersAreRetriedTogether() {
        TestOrder order = held();
        page.getByLabel("Choose order " + order.number()).check();
        button("Retry chosen (1)").click();
        isTold("1 order is tried again.");
        button("Retry all").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("come back with the same reason");
        inDialog("Cancel").click();
    }

    @Test
    void allHeldOrdersAreRetried() {
        held();
        button("Retry all").click();
        inDialog("Retry all").click();
        assertThat(panel("Commands")).containsText("Try held and failed orders again");
    }

    @Test
    void ordersAreLoadedFromADateWithProgress() {
        TestOrder old = TestOrder.plain();
        old.with("ctime", "2024-02-03T10:00:00Z").with("cdate", "2024-02-03");
        old.with("lastEdited", "2024-02-03T10:00:00Z").into(systems);
        open("#/pending");
        button("Load orders").click();
        page.getByLabel("Made on or after").fill("2024-02-01");
        inDialog("Load orders").click();
        integration.await(old, "PENDING");
        assertThat(panel("Commands")).containsText("Load orders");
        assertThat(panel("Commands")).containsText("orders read");
        assertThat(row(old.number())).isVisible();
    }

    @Test
    void pendingOrdersAreFilteredByState() {
        TestOrder order = pending();
        open("#/pending");
        assertThat(row(order.number())).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Failed")).click();
        assertThat(page.getByText("No order is failed")).isVisible();
        assertThat(page).hasURL(Pattern.compile("state=FAILED"));
        page.getByRole(AriaRole.BUTTON, named("Pending")).click();
        assertThat(row(order.number())).isVisible();
    }

    @Test
    void theLogIsSearchedAndFiltered() {
        TestOrder one = pending();
        TestOrder two = pending();
        open("#/log");
        assertThat(row(one.number())).isVisible();
        page.getByLabel("Order number, objID or sale").fill(one.number());
        assertThat(row(two.number())).isHidden();
        assertThat(row(one.number())).isVisible();
        page.getByLabel("From").fill("2020-01-01");
        page.getByLabel("to", new Page.GetByLabelOptions().setExact(true)).fill("2020-01-02");
        assertThat(page.getByText("No order matches")).isVisible();
        button("Clear").click();
        assertThat(row(two.number())).isVisible();
        button("Cancelled").click();
        assertThat(row(two.number())).isHidden();
    }

    @Test
    void anOrderTellsEachCallItsAnswerAndTheArithmetic() {
        TestOrder order = pending();
        open("#/pending");
        button("Process order " + order.number()).click();
        integration.await(order, "PROCESSED");
        open("#/log");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(order.number())).click();
        assertThat(heading(page, "Order " + order.number())).isVisible();
        Locator story = panel("What happened");
        assertThat(story).containsText("Captured");
        assertThat(story).containsText("Tax rule 'Tax on Sales'");
        assertThat(story).containsText("Order of the sale written");
        assertThat(story).containsText("DEAR answered POST sale/order");
        story.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Order of the sale written"))
                .locator("summary")
                .click();
        assertThat(story).containsText("AUTHORISED");
        assertThat(panel("Totals")).containsText("8.50");
        assertThat(panel("Totals")).containsText("to the cent");
        String sale = order.sale(systems).path("ID").asText();
        assertThat(panel("Facts").getByRole(AriaRole.LINK))
                .hasAttribute("href", Pattern.compile(".*/Sale#" + sale));
        panel("Document").locator("summary").click();
        assertThat(panel("Document")).containsText("\"objID\": " + order.id());
    }

    @Test
    void forgettingSaysWhatItMeansAndIsDoneOnlyWhenConfirmed() {
        TestOrder order = pending();
        open("#/pending");
        button("Process order " + order.number()).click();
        integration.await(order, "PROCESSED");
        String sale = order.sale(systems).path("Order").path("SaleOrderNumber").asText();
        open("#/log/acme/" + order.id());
        button("Forget").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("another sale");
        assertThat(dialog).containsText(sale + " stays in DEAR");
        inDialog("Cancel").click();
        assertThat(heading(page, "Order " + order.number())).isVisible();
        button("Forget").click();
        inDialog("Forget it").click();
        isTold("is forgotten");
        assertThat(heading(page, "Log")).isVisible();
        // the next capture takes it again, as another generation
        integration.await(order, "PENDING");
        open("#/log/acme/" + order.id());
        assertThat(panel("Facts")).containsText(order.externalId() + ":2");
        assertThat(panel("What happened")).containsText("Forgotten");
    }

    @Test
    void whatAnOrderSaysIsTextNeverMarkup() {
        String markup =
                "<script>document.title = 'taken over'</script>"
                        + "<img src=x onerror=\"document.title = 'taken over'\">";
        TestOrder order = TestOrder.plain();
        order.with("notes", markup + "long ".repeat(2_000)).with("status", "Confirmed");
        order.lastLine("description", "<b>bold</b>").into(systems);
        integration.await(order, "PENDING");
        open("#/log/acme/" + order.id());
        Locator ordered = panel("As ordered");
        assertThat(ordered).containsText(markup);
        assertThat(ordered).containsText("<b>bold</b>");
        panel("Document").locator("summary").click();
        assertThat(panel("Document")).containsText("<script>document.title");
        assertThat(page).hasTitle("Order " + order.number() + " · handshake-dear");
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "document.querySelector('main script, main img, main b') === null"))
                .isTrue();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat(BigDecimal.valueOf(ordered.boundingBox().height))
                .isLessThan(BigDecimal.valueOf(900));
    }

    @Test
    void anUnknownOrderInALinkIsExplained() {
        open("#/log/acme/4711");
        assertThat(page.getByText("The log does not have this order")).isVisible();
    }

    private static Page.GetByRoleOptions named(String start) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + start + " \\d"));
    }
}
