package io.handshakedear.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bulk listing, unlinking, removing, and names that follow (design rules K2, K3). */
class ManageCatalogueTest extends PublishingTestCase {

    @Override
    Map<String, String> settings() {
        return Map.of("store.acme.sync-brands-and-categories", "true");
    }

    private List<String> listed() {
        return publishing
                .running()
                .database()
                .queryForList("select sku from listing order by sku", String.class);
    }

    private void list(String criteria) {
        publishing.run("list", criteria.replace('\'', '"'));
    }

    @Test
    void aBulkListingMeetsEveryCriterion() {
        publishing.change("POT-01", "Tags", "Summer, Clay");

        list("{'category':'pantry','search':'breakfast'}");
        assertThat(listed()).containsExactly("TEA-01");
        list("{'tag':'summer'}");
        assertThat(listed()).containsExactly("POT-01", "TEA-01");
        list("{'category':'pantry','status':'listed'}");
        assertThat(publishing.handshake().documents("items")).hasSize(2);
        list("{'category':'pantry','status':'not-listed'}");
        assertThat(listed()).containsExactly("JAM-01", "OIL-01", "POT-01", "TEA-01", "TEA-02");
        list("{'family':'Work shirt'}");
        assertThat(listed()).contains("SHIRT").doesNotContain("SHIRT-RED-M");
        assertThat(publishing.item("OIL-01").path("unitPrice")).hasToString("\"9.3333\"");
    }

    @Test
    void aBulkListingByPriceTierTakesWhatHasAPriceThere() {
        publishing.change("MUG-01", "PriceTier3", 5);
        String tier = publishing.ui("GET", "ref/priceTier", null).at("/PriceTiers/2/Name").asText();

        list("{'priceTier':'%s'}".formatted(tier));

        assertThat(listed()).contains("MUG-01").doesNotContain("MUG-02");
        assertThat(publishing.fails("list", "{\"priceTier\":\"No such\"}"))
                .isEqualTo("DEAR has no price tier 'No such'");
    }

    @Test
    void aBulkListingLeavesServicesOutAndCallsForPositionsOnce() {
        list("{'all':'true'}");

        assertThat(listed()).contains("MUG-01", "SHIRT").doesNotContain("SHIPPING", "DISCOUNT");
        assertThat(publishing.recalculations()).hasSize(1);
        publishing.handshake().ledger().clear();

        list("{'all':'true'}");

        assertThat(publishing.writes()).as("nothing has changed").isEmpty();
        assertThat(publishing.recalculations()).isEmpty();
        assertThat(
                        publishing
                                .handshake()
                                .ledger()
                                .entries(call -> call.path().startsWith("items/")))
                .as("what is unchanged is not read")
                .isEmpty();
    }

    @Test
    void anOutageIsWaitedForAndNothingIsTwice() {
        publishing
                .handshake()
                .faults()
                .add(FaultRule.on("POST", "items").drop(Point.AFTER).times(1));
        publishing
                .handshake()
                .faults()
                .add(FaultRule.on("POST", "variants").drop(Point.AFTER).times(1));

        list("{'family':'SHIRT'}");

        assertThat(publishing.handshake().documents("items")).hasSize(1);
        assertThat(publishing.handshake().documents("variants")).hasSize(4);
        assertThat(publishing.state("SHIRT")).isEqualTo("LISTED");
    }

    @Test
    void aListingCanBeStopped() {
        publishing
                .handshake()
                .faults()
                .add(FaultRule.on("POST", "items").status(Point.BEFORE, 503).times(1));
        publishing
                .running()
                .database()
                .update(
                        "insert into job (id, store, command, argument, state, done, created_at,"
                                + " stop_asked) values ('stopped', 'acme', 'list',"
                                + " '{\"category\":\"Kitchen\"}', 'WAITING', 0, current_timestamp,"
                                + " true)");
        publishing.run("stop-list", null);

        list("{'sku':'MUG-01'}");

        assertThat(
                        publishing
                                .running()
                                .database()
                                .queryForObject(
                                        "select message from job where id = 'stopped'",
                                        String.class))
                .startsWith("Stopped, ");
        assertThat(publishing.handshake().documents("items")).hasSize(1);
        publishing.running().database().update("delete from job where id = 'stopped'");
    }

    @Test
    void unlinkingBreaksTheLinkAndWritesNothing() {
        list("{'family':'SHIRT'}");
        list("{'sku':'MUG-01'}");
        publishing.handshake().ledger().clear();

        assertThat(publishing.run("unlink", "{\"sku\":\"MUG-01\"}"))
                .startsWith("MUG-01 is unlinked");
        publishing.run("unlink", "{\"sku\":\"SHIRT\"}");

        assertThat(publishing.writes()).isEmpty();
        assertThat(publishing.item("MUG-01")).isNotNull();
        assertThat(count("product_link")).isZero();
        assertThat(count("family_link")).isZero();
        assertThat(count("unlinked_product")).isEqualTo(5);
        assertThat(publishing.fails("unlink", "{\"sku\":\"MUG-01\"}")).contains("is not listed");

        list("{'sku':'MUG-01'}");

        assertThat(count("unlinked_product")).isEqualTo(4);
        assertThat(count("product_link")).isEqualTo(1);
    }

    @Test
    void anUnlinkedProductShowsItsStockNoMore() {
        list("{'sku':'MUG-01'}");
        publishing.run("unlink", "{\"sku\":\"MUG-01\"}");

        list("{'sku':'MUG-02'}");

        assertThat(
                        publishing
                                .running()
                                .database()
                                .queryForList(
                                        "select sku from stock_owner where product_id is not null",
                                        String.class))
                .containsExactly("MUG-02");
    }

    @Test
    void removingDeletesTheItemAndNothingInDear() {
        list("{'family':'SHIRT'}");
        list("{'sku':'MUG-01'}");

        assertThat(publishing.run("remove", "{\"sku\":\"MUG-01\"}"))
                .isEqualTo("MUG-01 is removed from Handshake; DEAR keeps it");
        publishing.run("remove", "{\"sku\":\"SHIRT-RED-M\"}");

        assertThat(publishing.item("MUG-01")).isNull();
        assertThat(publishing.handshake().documents("variants")).hasSize(3);
        assertThat(publishing.product("MUG-01").path("Status").asText()).isEqualTo("Active");

        publishing.run("remove", "{\"sku\":\"SHIRT\"}");

        assertThat(publishing.handshake().documents("items")).isEmpty();
        assertThat(publishing.handshake().documents("variants")).isEmpty();
        assertThat(count("product_link")).isZero();
    }

    @Test
    void whatIsGoneAlreadyIsRemoved() {
        list("{'sku':'MUG-01'}");
        publishing.handshake().delete("items", publishing.item("MUG-01").path("objID").asInt());

        publishing.run("remove", "{\"sku\":\"MUG-01\"}");

        assertThat(count("product_link")).isZero();
    }

    @Test
    void aCategoryThatIsRenamedInHandshakeIsRenamedInDear() {
        list("{'sku':'MUG-01'}");
        rename(61, "Cooking");

        String message = publishing.run("list", "{\"sku\":\"MUG-02\"}");

        assertThat(message).endsWith("DEAR's category 'Kitchen' is 'Cooking' now, as in Handshake");
        assertThat(publishing.product("MUG-01").path("Category").asText()).isEqualTo("Cooking");
        assertThat(publishing.item("MUG-02").path("category").asText()).endsWith("/61");
        assertThat(publishing.run("list", "{\"sku\":\"MUG-02\"}")).doesNotContain("Cooking");
    }

    @Test
    void ofTwoNewNamesHandshakesWins() {
        list("{'sku':'MUG-01'}");
        rename(61, "Cooking");
        JsonNode kitchen =
                publishing.ui("GET", "ref/category?Name=Kitchen", null).at("/CategoryList/0");
        publishing.ui(
                "PUT",
                "ref/category",
                Map.of("ID", kitchen.path("ID").asText(), "Name", "Tableware"));

        assertThat(publishing.run("list", "{\"sku\":\"MUG-02\"}"))
                .contains("'Tableware' is 'Cooking' now")
                .endsWith("it was 'Kitchen' before both were renamed");
    }

    @Test
    void aNameThatDearHasAlreadyIsTold() {
        list("{'sku':'MUG-01'}");
        rename(61, "Garden");

        assertThat(publishing.run("list", "{\"sku\":\"MUG-02\"}"))
                .contains("DEAR's category 'Kitchen' cannot be named 'Garden' as in Handshake");
        assertThat(publishing.state("MUG-02")).isEqualTo("LISTED");
    }

    @Test
    void aBrandIsTheManufacturerOfTheCategory() {
        publishing
                .handshake()
                .put(
                        "manufacturers",
                        publishing
                                .handshake()
                                .document("manufacturers", 3)
                                .put("objID", 4)
                                .put("uuid", "m4")
                                .put("resource_uri", "/api/latest/manufacturers/4")
                                .put("isCompany", false)
                                .put("name", "Acme"));
        publishing.ui("POST", "ref/brand", Map.of("Name", "Nobody"));
        publishing.add("PAN-1", "Pan", Map.of("Brand", "Acme"));
        publishing.add("PAN-2", "Pan two", Map.of("Brand", "Nobody"));

        list("{'search':'pan'}");

        int category = Publishing.number(publishing.item("PAN-1").path("category"));
        ObjectNode made = publishing.handshake().document("categories", category);
        assertThat(made.path("name").asText()).isEqualTo("Kitchen");
        assertThat(made.path("manufacturer").asText()).endsWith("/manufacturers/4");
        assertThat(publishing.item("PAN-2").path("category").asText()).endsWith("/61");
        assertThat(publishing.remarks("PAN-2"))
                .isEqualTo(
                        "Handshake has no manufacturer 'Nobody': its API cannot make one, so create"
                                + " it there, then list again");
    }

    private void rename(int category, String name) {
        ObjectNode document = publishing.handshake().document("categories", category);
        publishing.handshake().put("categories", document.put("name", name));
    }

    private int count(String table) {
        return publishing
                .running()
                .database()
                .queryForObject("select count(*) from " + table, Integer.class);
    }
}
