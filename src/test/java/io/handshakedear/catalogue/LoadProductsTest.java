package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** All items of a store as products in DEAR (design rule K1). */
class LoadProductsTest extends LoadingTestCase {

    private static TestItem shirt() {
        return TestItem.of(10, "TEE", "Tee")
                .with("longDesc", "<p>Soft</p>")
                .variant("TEE-RED-M", "12.50", "Colour", "Red", "Size", "M")
                .variant("TEE-RED-L", null, "Colour", "Red", "Size", "L")
                .variant("TEE-BLUE-M", "12.50", "Colour", "Blue", "Size", "M");
    }

    @Test
    void aSimpleItemIsAProduct() throws Exception {
        TestItem pan =
                TestItem.of(10, "PAN", "Pan")
                        .with("barcode", "4711")
                        .with("longDesc", "<p>Cast</p>")
                        .with("unitPrice", "39.5")
                        .image("https://img.example.test/a/pan.jpg")
                        .image("https://img.example.test/b/pan.jpg")
                        .into(loading.systems());

        assertThat(loading.load()).isEqualTo("1 items: 1 loaded; in DEAR 1 created, 0 updated");

        JsonNode product = loading.product("PAN");
        assertThat(product.path("Name").asText()).isEqualTo("Pan");
        assertThat(product.path("Category").asText()).isEqualTo("Kitchen");
        assertThat(product.path("Description").asText()).isEqualTo("<p>Cast</p>");
        assertThat(product.path("Barcode").asText()).isEqualTo("4711");
        assertThat(product.path("PriceTier1").decimalValue()).isEqualByComparingTo("39.5");
        JsonNode images =
                loading.images("product/attachments?ProductID=" + product.path("ID").asText());
        assertThat(images).hasSize(2);
        assertThat(images.findValuesAsText("FileName")).doesNotHaveDuplicates();
        assertThat(images.at("/0/IsDefault").asBoolean()).isTrue();
        assertThat(loading.state(pan)).isEqualTo("LOADED");
        assertThat(loading.remarks(pan)).isNull();
    }

    @Test
    void anItemWithVariantsIsAFamilyWithAProductForEach() throws Exception {
        shirt().image("https://img.example.test/tee.jpg").into(loading.systems());

        assertThat(loading.load()).isEqualTo("1 items: 1 loaded; in DEAR 4 created, 0 updated");

        JsonNode family = loading.family("TEE");
        assertThat(family.path("Option1Name").asText()).isEqualTo("Colour");
        assertThat(family.path("Option2Name").asText()).isEqualTo("Size");
        assertThat(family.path("PriceTier1").decimalValue()).isEqualByComparingTo("10");
        assertThat(family.path("Products").findValuesAsText("SKU"))
                .containsExactly("TEE-RED-M", "TEE-RED-L", "TEE-BLUE-M");
        assertThat(family.at("/Products/1/Option2").asText()).isEqualTo("L");
        JsonNode large = loading.product("TEE-RED-L");
        assertThat(large.path("Name").asText()).isEqualTo("Tee - Red - L");
        assertThat(large.path("Category").asText()).isEqualTo("Kitchen");
        assertThat(large.path("Description").asText()).isEqualTo("<p>Soft</p>");
        assertThat(large.path("PriceTier1").decimalValue()).isEqualByComparingTo("10");
        assertThat(loading.product("TEE-RED-M").path("PriceTier1").decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(
                        loading.images(
                                "productFamily/attachments?FamilyID=" + family.path("ID").asText()))
                .hasSize(1);
    }

    @Test
    void theSameLoadAgainWritesNothing() throws Exception {
        shirt().image("https://img.example.test/tee.jpg").into(loading.systems());
        TestItem.of(11, "PAN", "Pan").into(loading.systems());
        loading.load();
        long writes = loading.writes();

        assertThat(loading.load()).isEqualTo("2 items: 2 loaded; in DEAR 0 created, 0 updated");

        assertThat(loading.writes()).isEqualTo(writes);
    }

    @Test
    void whatChangedInHandshakeFollowsAndTheRestStaysAsDearHasIt() throws Exception {
        loading.dear()
                .putProduct(
                        fields("{'SKU':'PAN','Name':'Old pan','Category':'Garden'}")
                                .put("InternalNote", "ours")
                                .put("PriceTier2", 7)
                                .put("Barcode", "99"));
        TestItem pan = TestItem.of(11, "PAN", "Pan").image("https://img.example.test/p.jpg");
        pan.into(loading.systems());
        shirt().into(loading.systems());
        loading.load();
        pan.with("unitPrice", "11.00").into(loading.systems());
        shirt().variantWith(0, "unitPrice", "13.00")
                .variant("TEE-BLUE-L", "13.00", "Colour", "Blue", "Size", "L")
                .into(loading.systems());

        assertThat(loading.load()).isEqualTo("2 items: 2 loaded; in DEAR 1 created, 3 updated");

        JsonNode product = loading.product("PAN");
        assertThat(product.path("Name").asText()).isEqualTo("Pan");
        assertThat(product.path("PriceTier1").decimalValue()).isEqualByComparingTo("11");
        assertThat(product.path("PriceTier2").decimalValue()).isEqualByComparingTo("7");
        assertThat(product.path("InternalNote").asText()).isEqualTo("ours");
        assertThat(product.path("Barcode").asText()).isEqualTo("99");
        assertThat(loading.family("TEE").path("Products")).hasSize(4);
        assertThat(loading.product("TEE-RED-M").path("PriceTier1").decimalValue())
                .isEqualByComparingTo("13");
    }

    @Test
    void imagesThatDearHasStayTheOnlyOnes() throws Exception {
        loading.dear().putProduct(fields("{'SKU':'PAN','Name':'Pan','Category':'Garden'}"));
        String id = loading.product("PAN").path("ID").asText();
        loading.ui(
                "POST",
                "product/attachments",
                fields("{'FileName':'own.jpg','Content':'AAAA'}").put("ProductID", id));
        TestItem.of(10, "PAN", "Pan")
                .image("https://img.example.test/pan.jpg")
                .into(loading.systems());
        loading.load();

        assertThat(
                        loading.images("product/attachments?ProductID=" + id)
                                .findValuesAsText("FileName"))
                .containsExactly("own.jpg");
    }

    @Test
    void aVariantKeepsItsProductWhenItsSkuChanges() throws Exception {
        shirt().into(loading.systems());
        loading.load();
        String id = loading.product("TEE-RED-M").path("ID").asText();
        shirt().variantWith(0, "sku", "TEE-CRIMSON-M").into(loading.systems());
        loading.load();

        assertThat(loading.product("TEE-CRIMSON-M").path("ID").asText()).isEqualTo(id);
        assertThat(loading.product("TEE-RED-M")).isNull();
    }

    @Test
    void whatDoesNotFitCostsOnlyItself() throws Exception {
        TestItem fifty = TestItem.of(10, "S".repeat(50), "Fifty").into(loading.systems());
        TestItem longer = TestItem.of(11, "T".repeat(51), "Longer").into(loading.systems());
        TestItem partly =
                TestItem.of(12, "F".repeat(50), "Family")
                        .variant("V".repeat(50), "1.00", "Size", "S")
                        .variant("W".repeat(51), "1.00", "Size", "M")
                        .into(loading.systems());
        TestItem nameless = TestItem.of(13, "N", " ").into(loading.systems());
        TestItem costly =
                TestItem.of(14, "C", "C").with("unitPrice", "dear").into(loading.systems());

        assertThat(loading.load())
                .isEqualTo("5 items: 1 loaded, 1 partly, 3 left out; in DEAR 3 created, 0 updated");

        assertThat(loading.state(fifty)).isEqualTo("LOADED");
        assertThat(loading.product("S".repeat(50))).isNotNull();
        assertThat(loading.state(longer)).isEqualTo("LEFT_OUT");
        assertThat(loading.remarks(longer)).contains("51 characters", "DEAR takes 50");
        assertThat(loading.state(partly)).isEqualTo("PARTLY");
        assertThat(loading.remarks(partly)).contains("WWW", "51 characters", "takes 45 characters");
        assertThat(loading.remarks(nameless)).contains("no name");
        assertThat(loading.remarks(costly)).contains("'dear'");
    }

    @Test
    void onlyTheFirstThreeRequiredDimensionsAreOptions() throws Exception {
        TestItem item =
                TestItem.of(10, "BOX", "Box")
                        .variant(
                                "BOX-1", "1", "A", "a,b", "Gift", "yes", "B", "b", "C", "c", "D",
                                "d")
                        .variant("BOX-2", "1", "A", "a", "B", "b", "C", "c", "D", "e")
                        .into(loading.systems());
        loading.load();

        JsonNode family = loading.family("BOX");
        assertThat(family.path("Option1Name").asText()).isEqualTo("A");
        assertThat(family.path("Option2Name").asText()).isEqualTo("B");
        assertThat(family.path("Option3Name").asText()).isEqualTo("C");
        assertThat(family.at("/Products/0/Option1").asText()).isEqualTo("a;b");
        assertThat(loading.product("BOX-2").path("Name").asText()).isEqualTo("Box - a - b - c - e");
        assertThat(loading.state(item)).isEqualTo("LOADED");
        assertThat(loading.remarks(item))
                .contains("'Gift' is not loaded", "'D' is no option", "'a,b' is 'a;b'");
    }

    @Test
    void aNameThatAnotherProductHasGetsTheSku() throws Exception {
        loading.dear().putProduct(fields("{'SKU':'OWN','Name':'PAN','Category':'Garden'}"));
        TestItem.of(10, "PAN-1", "Pan").into(loading.systems());
        TestItem second = TestItem.of(11, "PAN-2", "Pan (PAN-1)").into(loading.systems());
        loading.load();
        second.with("unitPrice", "12.00").into(loading.systems());
        loading.load();

        assertThat(loading.product("PAN-1").path("Name").asText()).isEqualTo("Pan (PAN-1)");
        assertThat(loading.product("PAN-2").path("Name").asText()).isEqualTo("Pan (PAN-1) (PAN-2)");
        assertThat(loading.product("PAN-2").path("PriceTier1").decimalValue())
                .isEqualByComparingTo("12");
        assertThat(loading.state(second)).isEqualTo("LOADED");
        assertThat(loading.remarks(second)).contains("is named 'Pan (PAN-1)'");
    }

    /** DEAR's names and SKUs are unique whatever their case; the index knows them as they are. */
    @Test
    void aSkuInAnotherSpellingIsTheSameProduct() throws Exception {
        loading.dear().putProduct(fields("{'SKU':'pan-1','Name':'Pan','Category':'Garden'}"));
        String id = loading.product("pan-1").path("ID").asText();
        TestItem.of(10, "PAN-1", "Pan").into(loading.systems());
        loading.load();

        assertThat(loading.product("PAN-1").path("ID").asText()).isEqualTo(id);
    }

    @Test
    void aDeprecatedProductIsLeftAlone() throws Exception {
        loading.dear()
                .putProduct(
                        fields("{'SKU':'PAN','Name':'Pan','Category':'Garden'}")
                                .put("Status", "Deprecated"));
        TestItem pan = TestItem.of(10, "PAN", "Pan").into(loading.systems());
        loading.load();

        assertThat(loading.remarks(pan)).contains("is deprecated");
        assertThat(loading.writes()).isZero();
    }

    @Test
    void aCategoryIsTheSameWhateverBothSidesCallIt() throws Exception {
        category("Pots");
        TestItem.of(10, "PAN", "Pan")
                .with("category", "/api/latest/categories/77")
                .into(loading.systems());
        loading.load();
        JsonNode made = loading.ui("GET", "ref/category?Name=Pots", null).at("/CategoryList/0");
        loading.ui("PUT", "ref/category", ((ObjectNode) made).put("Name", "Pots and pans"));
        category("Cookware");
        TestItem later =
                TestItem.of(11, "WOK", "Wok")
                        .with("category", "/api/latest/categories/77")
                        .into(loading.systems());
        loading.running().database().update("delete from flow_cursor where flow = 'categories'");
        loading.load();

        assertThat(loading.product("WOK").path("Category").asText()).isEqualTo("Pots and pans");
        assertThat(loading.remarks(later)).contains("'Cookware' is 'Pots and pans' in DEAR");
        assertThat(loading.dear().ledger().count("POST", "ref/category")).isEqualTo(1);
    }

    private void category(String name) {
        loading.systems()
                .handshake()
                .put(
                        "categories",
                        fields("{'objID':77,'id':'x','resource_uri':'/api/latest/categories/77'}")
                                .put("uuid", "c77")
                                .put("name", name));
    }

    @Test
    void anImageThatCannotBeFetchedCostsOnlyItself() throws Exception {
        TestItem pan =
                TestItem.of(10, "PAN", "Pan")
                        .image("https://img.invalid/pan.jpg")
                        .image("https://img.example.test/side.jpg")
                        .into(loading.systems());
        loading.load();

        assertThat(loading.state(pan)).isEqualTo("PARTLY");
        assertThat(loading.remarks(pan)).contains("pan.jpg", "cannot be downloaded");
        String id = loading.product("PAN").path("ID").asText();
        assertThat(loading.images("product/attachments?ProductID=" + id)).hasSize(1);
        loading.load();
        assertThat(loading.images("product/attachments?ProductID=" + id)).hasSize(1);
    }

    @Test
    void aPriceWithSixDecimalsIsRoundedAndSaysSo() throws Exception {
        TestItem pan =
                TestItem.of(10, "PAN", "Pan").with("unitPrice", "1.234567").into(loading.systems());
        loading.load();

        assertThat(loading.product("PAN").path("PriceTier1").decimalValue())
                .isEqualByComparingTo("1.2346");
        assertThat(loading.remarks(pan)).contains("1.234567", "1.2346");
    }

    @Test
    void whatDearAnswersBadlyAgainAndAgainIsLeftForTheNextLoad() throws Exception {
        TestItem bad = TestItem.of(10, "BAD", "Bad").into(loading.systems());
        TestItem good = TestItem.of(11, "GOOD", "Good").into(loading.systems());
        loading.dear()
                .faults()
                .add(FaultRule.on("POST", "product").status(Point.BEFORE, 500).times(5));
        loading.load();

        assertThat(loading.remarks(bad)).contains("5 times");
        assertThat(loading.state(good)).isEqualTo("LOADED");
        loading.load();
        assertThat(loading.state(bad)).isEqualTo("LOADED");
    }

    @Test
    void anOutageOnlyPostponesTheLoad() throws Exception {
        shirt().into(loading.systems());
        loading.dear()
                .faults()
                .add(FaultRule.on("POST", "product.*").drop(Point.AFTER).every(2).times(4));

        assertThat(loading.load()).startsWith("1 items: 1 loaded");

        assertThat(loading.family("TEE").path("Products")).hasSize(3);
        assertThat(products("TEE")).isEqualTo(3);
    }

    /** The search for an item that cannot be given is at its end: the one behind it is next. */
    @Test
    void anOutageThatEndsWhileAnItemIsSearchedForLeavesNoneOut() throws Exception {
        TestItem first = TestItem.of(10, "FIRST", "First").into(loading.systems());
        TestItem second = TestItem.of(11, "SECOND", "Second").into(loading.systems());
        loading.systems()
                .handshake()
                .faults()
                .add(
                        FaultRule.on("GET", "items")
                                .effect(Point.AFTER, FaultRule.Effect.HTML)
                                // five calls for pages of 100, 50, 25, 12, 6, 3 and 1
                                .times(35));

        assertThat(loading.load()).startsWith("2 items: 2 loaded");
        assertThat(loading.state(first)).isEqualTo("LOADED");
        assertThat(loading.state(second)).isEqualTo("LOADED");
    }

    private long products(String prefix) {
        JsonNode found = loading.ui("GET", "product?Sku=" + prefix, null).path("Products");
        return StreamSupport.stream(found.spliterator(), false).count();
    }

    @Test
    void variantsAndCategoriesThatAreOnlyReferredToAreRead() throws Exception {
        variant(9001, "REF-S");
        referTo(item(9000, "REF", 63, 9001));
        loading.load();

        assertThat(loading.product("REF-S").path("Category").asText()).isEqualTo("Garden");
        assertThat(loading.family("REF").path("Option1Name").asText()).isEqualTo("Variant");
    }

    @Test
    void aReferenceToWhatIsNotThereCostsOnlyItself() throws Exception {
        variant(9001, "REF-S");
        referTo(item(9000, "REF", 63, 9001, 9002), item(9003, "LOST", 640));
        loading.load();

        assertThat(loading.product("REF-S")).isNotNull();
        assertThat(loading.remarks(9000)).contains("The variant 9002 is not in Handshake");
        assertThat(loading.state(9003)).isEqualTo("LEFT_OUT");
        assertThat(loading.remarks(9003)).contains("its category 640 is not in Handshake");
    }

    private void variant(int number, String sku) {
        loading.systems()
                .handshake()
                .put(
                        "variants",
                        fields("{'sku':'%s'}".formatted(sku))
                                .put("objID", number)
                                .put("uuid", "v" + number)
                                .put("resource_uri", "/api/latest/variants/" + number));
    }

    private static ObjectNode item(int number, String sku, int category, int... variants) {
        ObjectNode item =
                fields("{'sku':'%s','name':'Ref','ctime':'2025-01-01T00:00:00Z'}".formatted(sku))
                        .put("objID", number)
                        .put("category", "/api/v3/categories/" + category);
        for (int variant : variants) {
            item.withArray("variants").add("/api/v3/variants/" + variant);
        }
        return item;
    }

    /** Handshake's list of items shows these, which only refer to what belongs to them. */
    private void referTo(ObjectNode... items) {
        ObjectNode answer = fields("{'meta':{'limit':100,'next':null}}");
        answer.withObject("meta").put("total_count", items.length);
        answer.putArray("objects").addAll(List.of(items));
        loading.systems()
                .handshake()
                .faults()
                .add(
                        FaultRule.on("GET", "items")
                                .status(Point.BEFORE, 200)
                                .body(answer.toString()));
    }

    private static ObjectNode fields(String json) {
        return TestOrder.fields(json);
    }
}
