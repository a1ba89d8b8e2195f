package io.handshakedear.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.catalogue.TestItem;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DEAR's products and families in Handshake (design rule K2). */
class ListProductsTest extends PublishingTestCase {

    @Test
    void aProductIsAnItemWithItsStock() {
        publishing.add(
                "PAN-1",
                "Pan",
                Map.of("Barcode", "4711", "Description", "<p>Cast</p>", "PriceTier1", 39.5));

        assertThat(publishing.list("PAN-1"))
                .isEqualTo("1 products and families: 1 listed; in Handshake 1 created, 0 updated");

        ObjectNode item = publishing.item("PAN-1");
        assertThat(item.path("name").asText()).isEqualTo("Pan");
        assertThat(item.path("longDesc").asText()).isEqualTo("<p>Cast</p>");
        assertThat(item.path("barcode").asText()).isEqualTo("4711");
        assertThat(item.path("unitPrice")).hasToString("\"39.50\"");
        assertThat(item.path("category").asText()).endsWith("/categories/61");
        assertThat(publishing.state("PAN-1")).isEqualTo("LISTED");
        assertThat(publishing.recalculations()).hasSize(1);
    }

    @Test
    void whatIsListedShowsItsStockAtOnce() {
        publishing.list("MUG-01");
        publishing.list("SHIRT");

        assertThat(publishing.levels("item", "MUG-01")).containsExactly(200, 50);
        assertThat(publishing.levels("variant", "SHIRT-RED-M")).containsExactly(40, 10);
        assertThat(publishing.levels("item", "SHIRT")).as("variants have the stock").isEmpty();
    }

    @Test
    void aListedProductIsUpdated() {
        publishing.list("MUG-01");
        publishing.change("MUG-01", "PriceTier1", 9.25);
        publishing.change("MUG-01", "Name", "Mug");
        publishing.handshake().ledger().clear();

        assertThat(publishing.list("MUG-01")).endsWith("0 created, 1 updated");

        assertThat(publishing.item("MUG-01").path("unitPrice")).hasToString("\"9.25\"");
        assertThat(publishing.item("MUG-01").path("name").asText()).isEqualTo("Mug");
        assertThat(publishing.writes()).hasSize(1).first().asString().startsWith("PUT items/");
    }

    @Test
    void theSameListedAgainWritesNothing() {
        publishing.list("SHIRT");
        publishing.handshake().ledger().clear();

        assertThat(publishing.list("SHIRT")).endsWith("0 created, 0 updated");

        assertThat(publishing.writes()).isEmpty();
        assertThat(publishing.recalculations()).isEmpty();
    }

    @Test
    void aNewProductOfAListedFamilyIsANewVariant() {
        publishing.list("SHIRT");
        JsonNode green = publishing.add("SHIRT-GREEN-S", "Work shirt, green, S", Map.of());
        ObjectNode family = publishing.family("SHIRT");
        family.withArray("Products")
                .addObject()
                .put("ID", green.path("ID").asText())
                .put("Option1", "Green, dark")
                .put("Option2", "S");
        publishing.ui("PUT", "productFamily", family);

        assertThat(publishing.list("SHIRT-GREEN-S")).endsWith("1 created, 0 updated");

        assertThat(publishing.item("SHIRT").path("variants")).hasSize(5);
        assertThat(publishing.item("SHIRT").at("/variants/4/dimensions/0/value").asText())
                .as("Handshake takes commas")
                .isEqualTo("Green, dark");
    }

    @Test
    void anItemOfTheSameSkuIsLinkedAndUpdated() {
        publishing.list("MUG-01");
        publishing.running().database().update("delete from product_link");
        publishing.change("MUG-01", "PriceTier1", 12);

        assertThat(publishing.list("MUG-01")).endsWith("0 created, 1 updated");

        assertThat(publishing.remarks("MUG-01")).contains("it is linked now");
        assertThat(publishing.item("MUG-01").path("unitPrice")).hasToString("\"12.00\"");
        assertThat(publishing.handshake().documents("items")).hasSize(1);
    }

    @Test
    void anItemThatIsGoneIsMadeAnew() {
        publishing.list("SHIRT");
        int item = publishing.item("SHIRT").path("objID").asInt();
        publishing.handshake().delete("items", item);
        publishing
                .handshake()
                .documents("variants")
                .forEach(
                        one ->
                                publishing
                                        .handshake()
                                        .delete("variants", one.path("objID").asInt()));

        assertThat(publishing.list("SHIRT")).endsWith("5 created, 0 updated");

        assertThat(publishing.item("SHIRT").path("variants")).hasSize(4);
    }

    @Test
    void aCategoryThatHandshakeLacksIsMade() {
        publishing.ui("POST", "ref/category", Map.of("Name", "Bath"));
        publishing.add("TUB-1", "Tub", Map.of("Category", "Bath"));
        publishing.add("TUB-2", "Tub", Map.of("Category", "Bath", "Name", "Tub 2"));

        publishing.run("list", "{\"category\":\"bath\"}");

        JsonNode category =
                publishing.handshake().documents("categories").stream()
                        .filter(one -> one.path("name").asText().equals("Bath"))
                        .findFirst()
                        .orElseThrow();
        assertThat(category.path("categoryPosition").asInt()).isEqualTo(67);
        assertThat(publishing.item("TUB-1").path("category").asText())
                .isEqualTo(publishing.item("TUB-2").path("category").asText())
                .isEqualTo(category.path("resource_uri").asText());
    }

    @Test
    void anImageThatHandshakeCannotFetchCostsOnlyItself() {
        JsonNode pan = publishing.add("PAN-1", "Pan", Map.of());
        publishing.ui(
                "POST",
                "product/attachments",
                Map.of(
                        "ProductID",
                        pan.path("ID").asText(),
                        "FileName",
                        "pan.jpg",
                        "FileDownloadUrl",
                        "https://img.example.test/pan.jpg"));
        refuseNextItem("{\"__all__\":[\"The image is not there\"]}");

        publishing.list("PAN-1");

        assertThat(publishing.state("PAN-1")).isEqualTo("PARTLY");
        assertThat(publishing.remarks("PAN-1"))
                .startsWith("The images are not listed:")
                .endsWith("The image is not there");
        assertThat(publishing.item("PAN-1").path("imageURLs")).isEmpty();

        publishing.list("PAN-1");

        assertThat(publishing.state("PAN-1")).isEqualTo("LISTED");
        assertThat(publishing.item("PAN-1").path("imageURLs")).hasSize(1);
    }

    @Test
    void aPriceAndANameThatDearCannotKeepStay() {
        TestItem.of(10, "PAN-2", "Pan").with("unitPrice", "1.234567").into(publishing.systems());
        publishing.add("PAN-2", "Pan (PAN-2)", Map.of("PriceTier1", 1.2346));

        assertThat(publishing.list("PAN-2")).endsWith("0 created, 0 updated");

        assertThat(publishing.item("PAN-2").path("unitPrice")).hasToString("\"1.234567\"");
        publishing.change("PAN-2", "PriceTier1", 1.2347);

        publishing.list("PAN-2");

        assertThat(publishing.item("PAN-2").path("unitPrice")).hasToString("\"1.2347\"");
        assertThat(publishing.item("PAN-2").path("name").asText()).isEqualTo("Pan");
    }

    @Test
    void aFourthDimensionAndACommaStay() {
        TestItem.of(11, "TEE", "Tee")
                .with("unitPrice", "20.00")
                .variant(
                        "TEE-1",
                        "20.00",
                        "Colour",
                        "Green, dark",
                        "Size",
                        "M",
                        "Fit",
                        "Slim",
                        "Sleeve",
                        "Long")
                .into(publishing.systems());
        JsonNode tee = publishing.add("TEE-1", "Tee 1", Map.of("PriceTier1", 20));
        ObjectNode family = publishing.family("SHIRT");
        family.remove("ID");
        family.put("SKU", "TEE").put("Name", "Tee").put("Category", "Kitchen");
        family.put("PriceTier1", 20).put("Option3Name", "Fit");
        family.putArray("Products")
                .addObject()
                .put("ID", tee.path("ID").asText())
                .put("Option1", "Green; dark")
                .put("Option2", "M")
                .put("Option3", "Slim");
        publishing.ui("POST", "productFamily", family);

        assertThat(publishing.list("TEE")).endsWith("0 created, 0 updated");

        assertThat(publishing.item("TEE").at("/variants/0/dimensions")).hasSize(4);
        publishing.change("TEE-1", "PriceTier1", 21);

        publishing.list("TEE");

        JsonNode variant = publishing.item("TEE").at("/variants/0");
        assertThat(variant.path("unitPrice")).hasToString("\"21.00\"");
        assertThat(variant.path("dimensions").findValuesAsText("value"))
                .containsExactly("Green, dark", "M", "Slim", "Long");
    }

    @Test
    void twoProductsMayHaveTheSameName() {
        publishing.add("CUP-1", "Cup", Map.of());
        publishing.add("CUP-2", "Cup (CUP-2)", Map.of());
        TestItem.of(12, "CUP-2", "Cup").into(publishing.systems());

        publishing.run("list", "{\"search\":\"cup\"}");

        assertThat(publishing.item("CUP-1").path("name").asText()).isEqualTo("Cup");
        assertThat(publishing.item("CUP-2").path("name").asText()).isEqualTo("Cup");
    }

    @Test
    void whatHasNoPriceIsNotGivenAway() {
        publishing.add("FREE-1", "Free", Map.of("PriceTier1", 0));

        publishing.list("FREE-1");

        assertThat(publishing.state("FREE-1")).isEqualTo("LEFT_OUT");
        assertThat(publishing.remarks("FREE-1")).contains("is not sold for nothing");
        assertThat(publishing.writes()).isEmpty();
    }

    @Test
    void aSkuOfFiftyCharactersIsListedAsItIs() {
        String sku = "S".repeat(50);
        publishing.add(sku, "Long", Map.of());

        publishing.list(sku);

        assertThat(publishing.item(sku)).isNotNull();
    }

    @Test
    void whatHandshakeRefusesIsToldByProduct() {
        publishing.add("PAN-1", "Pan", Map.of("Category", "Garden"));
        refuseNextItem("{\"sku\":[\"Too shiny\"]}");

        publishing.run("list", "{\"category\":\"Garden\"}");

        assertThat(
                        publishing
                                .running()
                                .database()
                                .queryForList(
                                        "select remarks from listing where state = 'LEFT_OUT'",
                                        String.class))
                .singleElement()
                .asString()
                .contains("is not listed: Handshake at items refused (400): sku: Too shiny");
        assertThat(publishing.state("PAN-1")).isEqualTo("LISTED");
    }

    @Test
    void anUnknownSkuIsToldAtOnce() {
        assertThat(publishing.fails("list", "{\"sku\":\"NO-1\"}"))
                .isEqualTo("DEAR has no active product or family with the SKU NO-1");
    }

    @Test
    void aFamilyIsAnItemWithVariants() {
        assertThat(publishing.list("SHIRT"))
                .isEqualTo("1 products and families: 1 listed; in Handshake 5 created, 0 updated");

        ObjectNode item = publishing.item("SHIRT");
        assertThat(item.path("unitPrice")).hasToString("\"29.00\"");
        assertThat(item.path("variants").findValuesAsText("sku"))
                .containsExactlyInAnyOrder(
                        "SHIRT-RED-M", "SHIRT-RED-L", "SHIRT-BLUE-M", "SHIRT-BLUE-L");
        JsonNode blue = null;
        for (JsonNode variant : item.path("variants")) {
            blue = variant.path("sku").asText().equals("SHIRT-BLUE-L") ? variant : blue;
        }
        assertThat(blue.path("unitPrice")).hasToString("\"31.00\"");
        assertThat(blue.path("dimensions"))
                .hasToString(
                        "[{\"dimension\":\"Colour\",\"value\":\"BLUE\"},{\"dimension\":\"Size\",\"value\":\"L\"}]");
    }

    private void refuseNextItem(String answer) {
        publishing
                .handshake()
                .faults()
                .add(FaultRule.on("POST", "items").status(Point.BEFORE, 400).body(answer).times(1));
    }
}
