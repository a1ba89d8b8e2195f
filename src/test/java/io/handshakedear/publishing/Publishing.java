package io.handshakedear.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.catalogue.CatalogueSystems;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.Ledger;
import java.util.List;
import java.util.Map;

/** Products of DEAR that are listed, and what Handshake has of them then. */
final class Publishing extends CatalogueSystems {

    private static final List<String> RESOURCES =
            List.of("items", "variants", "item_stock_units", "variant_stock_units");

    /** Makes both systems and the integration as they were, but that Handshake lists nothing. */
    void reset() {
        handshake().faults().clear();
        dear().faults().clear();
        handshake().reset();
        dear().reset();
        for (String resource : RESOURCES) {
            for (ObjectNode document : handshake().documents(resource)) {
                handshake().delete(resource, document.path("objID").asInt());
            }
        }
        forget(
                "listing",
                "listing_document",
                "unlinked_product",
                "stock_level",
                "stock_owner",
                "stock_unit");
        running().database().update("delete from flow_cursor where flow <> 'capture-orders'");
        handshake().ledger().clear();
        dear().ledger().clear();
    }

    /** Lists one product or family. */
    String list(String sku) {
        return run("list", "{\"sku\":\"%s\"}".formatted(sku));
    }

    /** Runs a command to its good end. */
    String run(String command, String argument) {
        return new Commands(running()).done(command, argument);
    }

    /** Runs a command that cannot be done, and answers why. */
    String fails(String command, String argument) {
        Map<String, Object> job = new Commands(running()).run(command, argument);
        assertThat(job.get("state")).isEqualTo("FAILED");
        return (String) job.get("message");
    }

    /** A Handshake item by its SKU, with its variants; null if there is none. */
    ObjectNode item(String sku) {
        for (ObjectNode item : handshake().documents("items")) {
            if (item.path("sku").asText().equals(sku)) {
                ArrayNode full = JsonNodeFactory.instance.arrayNode();
                for (JsonNode uri : item.path("variants")) {
                    full.add(handshake().document("variants", number(uri)));
                }
                item.set("variants", full);
                return item;
            }
        }
        return null;
    }

    static int number(JsonNode uri) {
        String text = uri.asText();
        return Integer.parseInt(text.substring(text.lastIndexOf('/') + 1));
    }

    /** A new product of DEAR with one price. */
    JsonNode add(String sku, String name, Map<String, Object> fields) {
        ObjectNode product =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("SKU", sku)
                        .put("Name", name)
                        .put("Category", "Kitchen")
                        .put("Type", "Stock")
                        .put("CostingMethod", "FIFO")
                        .put("UOM", "Item")
                        .put("Status", "Active")
                        .put("PriceTier1", 10);
        fields.forEach(product::putPOJO);
        return ui("POST", "product", product).path("Products").path(0);
    }

    /** Changes fields of DEAR's product. */
    void change(String sku, String field, Object value) {
        ObjectNode product = product(sku);
        product.remove("PriceTiers");
        ui("PUT", "product", product.putPOJO(field, value));
    }

    /** What an item or a variant shows in its warehouses. */
    List<Integer> levels(String kind, String sku) {
        return handshake().documents(kind + "_stock_units").stream()
                .filter(
                        unit ->
                                handshake()
                                        .document(kind + "s", number(unit.path(kind)))
                                        .path("sku")
                                        .asText()
                                        .equals(sku))
                .map(unit -> unit.path("shelfQty").asInt())
                .toList();
    }

    /** The calls that change something in Handshake, as METHOD path. */
    List<String> writes() {
        return handshake().ledger().entries(call -> !call.method().equals("GET")).stream()
                .map(call -> call.method() + " " + call.path())
                .toList();
    }

    List<Ledger.Entry> recalculations() {
        return handshake()
                .ledger()
                .entries(call -> String.valueOf(call.query()).contains("recalculatePositions=1"));
    }

    String state(String sku) {
        return column("listing", "state", "sku", sku);
    }

    String remarks(String sku) {
        return column("listing", "remarks", "sku", sku);
    }
}
