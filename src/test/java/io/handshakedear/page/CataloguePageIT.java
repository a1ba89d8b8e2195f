package io.handshakedear.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Catalogue, bulk listing and stock, with each of their buttons. In this order, since each works on
 * what is there by then.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CataloguePageIT extends PageTests {

    private static final String NEW_PRODUCT = "PAGE-01";

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        super.prepare(starting);
        starting.with("store.acme.update-stock-levels", "true");
        putNewProduct();
    }

    @Test
    @Order(1)
    void productsAreLoadedWithProgress() {
        open("#/catalogue");
        button("Load products").click();
        assertThat(panel("Commands")).containsText("Load products");
        assertThat(panel("Commands")).containsText("Done");
        button("Loaded items").click();
        assertThat(row("MUG-01")).containsText("Loaded");
        page.getByLabel("With remarks only").check();
        assertThat(row("MUG-01")).isHidden();
    }

    @Test
    @Order(2)
    void customersAreLoaded() {
        open("#/catalogue");
        button("Load customers").click();
        assertThat(panel("Commands")).containsText("Load customers");
        button("Loaded customers").click();
        assertThat(row("2001")).containsText("Created");
        button("Left out").click();
        assertThat(page.getByText("No customer matches")).isVisible();
    }

    @Test
    @Order(3)
    void theCatalogueIsSearchedAndFiltered() {
        open("#/catalogue");
        assertThat(row("MUG-01")).containsText("Listed");
        page.getByLabel("SKU or name").fill("trowel");
        assertThat(row("LOW-01")).isVisible();
        assertThat(row("MUG-01")).isHidden();
        button("Not listed").click();
        assertThat(page.getByText("No product matches")).isVisible();
    }

    @Test
    @Order(4)
    void aLoadIsStopped() {
        systems.handshake()
                .faults()
                .add(FaultRule.on("GET", "items").delay(FaultRule.Point.BEFORE, 15_000));
        open("#/catalogue");
        button("Load products").click();
        button("Stop").click();
        isTold("It stops behind what it has in hand.");
        assertThat(panel("Commands")).containsText("Stopped");
        systems.handshake().faults().clear();
    }

    @Test
    @Order(5)
    void oneProductIsListedUnlinkedAndRemoved() {
        open("#/catalogue?search=" + NEW_PRODUCT);
        assertThat(row(NEW_PRODUCT)).containsText("Not listed");
        button("List " + NEW_PRODUCT + " in Handshake").click();
        assertThat(button("Update " + NEW_PRODUCT + " in Handshake")).isVisible();
        assertThat(listed()).hasSize(1);
        row(NEW_PRODUCT).getByText("Unlink").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Orders still find it by its SKU");
        inDialog("Unlink").click();
        assertThat(row(NEW_PRODUCT)).containsText("Not listed");
        assertThat(listed()).hasSize(1);
        button("List " + NEW_PRODUCT + " in Handshake").click();
        assertThat(button("Update " + NEW_PRODUCT + " in Handshake")).isVisible();
        row(NEW_PRODUCT).getByText("Remove").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("deleted there");
        inDialog("Cancel").click();
        assertThat(listed()).hasSize(1);
        row(NEW_PRODUCT).getByText("Remove").click();
        inDialog("Remove").click();
        assertThat(row(NEW_PRODUCT)).containsText("Not listed");
        assertThat(listed()).isEmpty();
    }

    @Test
    @Order(6)
    void aBulkListingIsPreviewedStartedAndToldProductByProduct() {
        open("#/listing");
        page.getByLabel("SKU or name contains").fill(NEW_PRODUCT);
        assertThat(page.locator("datalist option[value='workwear']")).hasCount(1);
        page.getByLabel("Listing status").selectOption("not-listed");
        button("Preview").click();
        assertThat(page.getByText("would be sent").first()).isVisible();
        assertThat(row(NEW_PRODUCT).first()).isVisible();
        assertThat(listed()).isEmpty();
        button("Start").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("that meet the filters");
        inDialog("Start").click();
        Locator result = row(NEW_PRODUCT).filter(new Locator.FilterOptions().setHasText("Listed"));
        assertThat(result).isVisible();
        assertThat(listed()).hasSize(1);
        button("Left out").click();
        assertThat(page.getByText("No product is left out")).isVisible();
        button("Clear filters").click();
        assertThat(page.getByText("No filter: all products")).isVisible();
    }

    @Test
    @Order(7)
    void aBulkListingIsStopped() {
        systems.handshake()
                .faults()
                .add(FaultRule.on("*", ".*/items.*").delay(FaultRule.Point.BEFORE, 1_500));
        open("#/listing");
        page.getByLabel("Listing status").selectOption("listed");
        button("Start").click();
        inDialog("Start").click();
        button("Stop").click();
        isTold("It stops behind what it has in hand.");
        systems.handshake().faults().clear();
        assertThat(panel("Listings")).containsText("Stopped");
    }

    @Test
    @Order(8)
    void stockIsShownByWarehouseAndARefusedLevelWithItsReason() {
        open("#/stock");
        button("Push stock levels now").click();
        assertThat(row("MUG-01")).isVisible();
        page.getByLabel("SKU or name").fill("MUG-01");
        row("MUG-01").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("Main Warehouse")).isVisible();
        FaultRule refusal =
                FaultRule.on("PATCH", ".*stock_units.*").status(FaultRule.Point.BEFORE, 400);
        refusal.body = "{\"shelfQty\": [\"Too many for this shelf\"]}";
        systems.handshake().faults().add(refusal);
        systems.dear().setStock("MUG-01", "Main Warehouse", new BigDecimal(77));
        button("Push stock levels now").click();
        assertThat(row("MUG-01").first()).containsText("quarantined");
        assertThat(row("MUG-01").first()).containsText("Too many for this shelf");
        systems.handshake().faults().clear();
        button("Quarantined").click();
        assertThat(row("MUG-01").first()).isVisible();
        page.getByLabel("SKU or name").fill("nothing like it");
        assertThat(page.getByText("No SKU is in quarantine")).isVisible();
    }

    private void putNewProduct() {
        systems.dear()
                .putProduct(
                        TestOrder.fields(
                                "{'SKU': '%s', 'Name': 'Page holder', 'Type': 'Stock', 'Status': 'Active', 'Category': 'Kitchen', 'PriceTier1': 12.5}"
                                        .formatted(NEW_PRODUCT)));
    }

    private List<String> listed() {
        List<String> found = new ArrayList<>();
        systems.handshake()
                .documents("items")
                .forEach(
                        item -> {
                            if (item.path("sku").asText().equals(NEW_PRODUCT)) {
                                found.add(item.path("objID").asText());
                            }
                        });
        return found;
    }

    @Test
    @Order(9)
    void emptyChoicesAreAllProductsAndSaySo() {
        open("#/listing");
        button("Start").click();
        assertThat(
                        page.getByRole(
                                AriaRole.DIALOG,
                                new Page.GetByRoleOptions().setName("List all products?")))
                .isVisible();
        inDialog("Cancel").click();
    }
}
