package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.IntegrationTests;
import io.handshakedear.sandbox.Ledger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where levels are not to follow DEAR they stay, but for what is listed (design rules Q3, K2). */
class StockOffTest extends IntegrationTests {

    @Test
    void onlyWhatIsListedShowsItsStock() {
        StockStore acme = new StockStore(integration, systems.handshake(), "acme");
        assertThat(acme.run("push-stock").get("message").toString())
                .contains("update-stock-levels is false");
        integration
                .context()
                .createProducerTemplate()
                .send(
                        "direct:know-products",
                        exchange -> exchange.setVariable("lane", "background"));
        String mug =
                integration
                        .database()
                        .queryForObject(
                                "select product_id from product_index where sku = 'MUG-01'",
                                String.class);

        var answer =
                integration
                        .context()
                        .createProducerTemplate()
                        .send(
                                "direct:push-listed-stock",
                                exchange -> {
                                    exchange.setVariable("store", "acme");
                                    exchange.setVariable("settings", settings());
                                    exchange.setVariable("listedProducts", List.of(mug));
                                });

        assertThat(answer.getException()).isNull();
        assertThat(acme.level("MUG-01")).isEqualTo(200);
        assertThat(acme.level("MUG-02")).isZero();
        assertThat(acme.patches())
                .extracting(Ledger.Entry::path)
                .containsExactly("item_stock_units");
        assertThat(
                        systems.dear()
                                .ledger()
                                .entries(call -> call.path().equals("ref/productavailability")))
                .as("no sweep")
                .hasSize(1);
    }

    private Object settings() {
        return io.handshakedear.settings.Settings.of(
                        Map.copyOf(integration.settings()), System::getenv)
                .store("acme");
    }
}
