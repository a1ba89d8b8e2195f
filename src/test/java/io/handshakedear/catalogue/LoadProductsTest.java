package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All items of a store as products in DEAR (design rule K1). */
class LoadProductsTest {

    private SandboxSystems systems;
    private RunningIntegration running;

    @BeforeEach
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        running = integration().start();
    }

    RunningIntegration integration() {
        return RunningIntegration.against(systems);
    }

    @AfterEach
    void stop() {
        running.close();
        systems.close();
    }

    @Test
    void aSimpleItemBecomesAProductAndAnItemWithVariantsAFamily() {
        String message = load();

        JsonNode apron = product("NEW-01");
        assertThat(apron.path("Name").asText()).isEqualTo("Linen apron");
        assertThat(apron.path("Category").asText()).isEqualTo("Apparel");
        assertThat(apron.path("Description").asText()).isEqualTo("<p>Linen apron</p>");
        assertThat(apron.path("PriceTier1").decimalValue()).isEqualByComparingTo("22");
        System.err.println(message);
        System.err.println(
                running.database()
                        .queryForList(
                                "select sku, state, remarks, created, updated, images_done from catalogue_item"));
    }

    private String load() {
        return new Commands(running).done("load-products", null);
    }

    private JsonNode product(String sku) {
        return only(
                "product?Sku=" + sku + "&IncludeDeprecated=true&IncludeAttachments=true",
                "Products");
    }

    private JsonNode only(String path, String list) {
        JsonNode answer = new SandboxClient(systems.dear().url()).ui("GET", path, null).path(list);
        return answer.path(0);
    }
}
