package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Items that DEAR lacks while orders need them (design rule O7). */
class MissingItemsTest {

    @Test
    void anItemWithVariantsIsLoadedOnceForItsOrdersAndALoadBesides() throws Exception {
        try (Loading loading = new Loading()) {
            loading.start(Map.of());
            TestItem.of(10, "TEE", "Tee")
                    .image("https://img.example.test/tee.jpg")
                    .variant("TEE-M", "12.50", "Size", "M")
                    .variant("TEE-L", "12.50", "Size", "L")
                    .into(loading.systems());
            List<TestOrder> orders =
                    Stream.generate(() -> variantOrder("TEE-L"))
                            .limit(4)
                            .map(order -> order.into(loading.systems()))
                            .toList();
            loading.load();
            orders.forEach(order -> loading.running().await(order, "PROCESSED"));

            assertThat(loading.dear().ledger().count("POST", "product")).isEqualTo(2);
            assertThat(loading.dear().ledger().count("POST", "productFamily")).isEqualTo(1);
            assertThat(loading.dear().ledger().count("POST", "productFamily/attachments"))
                    .isEqualTo(1);
            assertThat(orders.get(0).sale(loading.systems()).at("/Order/Lines/0/SKU").asText())
                    .isEqualTo("TEE-L");
        }
    }

    @Test
    void imagesThatALoadHasWrittenMeanwhileAreNotWrittenAgain() throws Exception {
        try (Loading loading = new Loading()) {
            loading.start(Map.of());
            TestItem tee =
                    TestItem.of(10, "TEE", "Tee")
                            .image("https://img.example.test/tee.jpg")
                            .variant("TEE-M", "12.50", "Size", "M");
            tee.into(loading.systems());
            loading.load();
            LoadingItem late = loading.read(tee);
            late.familyId(loading.family("TEE").path("ID").asText().toLowerCase(Locale.ROOT));
            late.isNewInDear();
            late.imagesDone(false);

            loading.send(
                    "seda:load-images?waitForTaskToComplete=Always&timeout=0",
                    asked -> asked.setVariable("loading", late));

            assertThat(late.isImagesDone()).isTrue();
            assertThat(loading.dear().ledger().count("POST", "productFamily/attachments"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatOfTheItemDoesNotFitStandsInTheOrdersReason() throws Exception {
        try (Loading loading = new Loading()) {
            loading.start(Map.of());
            TestItem.of(10, "TEE", "Tee")
                    .variant("T".repeat(51), "12.50", "Size", "M")
                    .variant("TEE-L", "12.50", "Size", "L")
                    .into(loading.systems());
            TestOrder order = variantOrder("T".repeat(51)).into(loading.systems());

            loading.running().await(order, "HELD");

            assertThat(loading.running().reason(order.number())).contains("51 characters");
        }
    }

    private static TestOrder variantOrder(String sku) {
        TestOrder order = TestOrder.empty().line("TEE", 1, "12.50");
        ObjectNode line = (ObjectNode) order.json().at("/lines/0");
        line.put("item", "/api/latest/items/5010").put("vsku", sku).put("sku", sku);
        return order;
    }
}
