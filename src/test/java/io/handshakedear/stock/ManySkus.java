package io.handshakedear.stock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;

/** A large catalogue that both systems know: items, and variants of items, with stock of each. */
public final class ManySkus {

    private static final int FIRST_ITEM = 100_000;
    private static final int FIRST_VARIANT = 300_000;
    private static final int FIRST_UNIT = 500_000;
    private static final int VARIANTS_OF_AN_ITEM = 50;

    private final SandboxSystems systems;

    public ManySkus(SandboxSystems systems) {
        this.systems = systems;
    }

    public static String item(int number) {
        return "I-%05d".formatted(number);
    }

    public static String variant(int number) {
        return "V-%05d".formatted(number);
    }

    /** Makes them, with that stock of each in DEAR and nothing shown in Handshake. */
    public ManySkus make(int items, int variants, int onHand) {
        for (int i = 0; i < items; i++) {
            store("items", document("items", FIRST_ITEM + i, "Item").put("sku", item(i)));
            unit("item", FIRST_ITEM + i, FIRST_UNIT + i);
            product(item(i), onHand);
        }
        for (int i = 0; i < variants; i++) {
            int parent = FIRST_VARIANT - 1 - i / VARIANTS_OF_AN_ITEM;
            if (i % VARIANTS_OF_AN_ITEM == 0) {
                store("items", document("items", parent, "Item").put("sku", "P-" + parent));
            }
            ObjectNode variant = document("variants", FIRST_VARIANT + i, "Variant");
            store(
                    "variants",
                    variant.put("sku", variant(i)).put("item", "/api/latest/items/" + parent));
            unit("variant", FIRST_VARIANT + i, FIRST_UNIT + items + i);
            product(variant(i), onHand);
        }
        return this;
    }

    public void stock(String sku, int onHand) {
        systems.dear().setStock(sku, SandboxData.MAIN, BigDecimal.valueOf(onHand));
    }

    /** The number of an item's stock unit. */
    public static int unitOfItem(int number) {
        return FIRST_UNIT + number;
    }

    /** How many stock units of that kind show this quantity. */
    public long showing(String kind, int quantity) {
        return systems.handshake().documents(kind + "_stock_units").stream()
                .filter(unit -> unit.path("objID").asInt() >= FIRST_UNIT)
                .filter(unit -> unit.path("shelfQty").asInt() == quantity)
                .count();
    }

    private void product(String sku, int onHand) {
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        systems.dear().putProduct(product.put("SKU", sku).put("Name", "Name of " + sku));
        stock(sku, onHand);
    }

    private void unit(String kind, int owner, int id) {
        String resource = kind + "_stock_units";
        ObjectNode unit =
                document(resource, id, kind.equals("item") ? "ItemStockUnit" : "VariantStockUnit");
        unit.put(kind, "/api/latest/" + kind + "s/" + owner);
        unit.put("warehouse", "/api/latest/warehouses/" + SandboxData.MAIN_WAREHOUSE);
        store(resource, unit.put("shelfQty", 0).put("warningLevelQty", 1).put("isAvailable", true));
    }

    private void store(String resource, ObjectNode document) {
        systems.handshake().put(resource, document);
    }

    private static ObjectNode document(String resource, int id, String type) {
        String made = "2026-01-15T08:00:00Z";
        return JsonNodeFactory.instance
                .objectNode()
                .put("objID", id)
                .put("uuid", "00000000-0000-4000-8000-%012d".formatted(id))
                .put("ctime", made)
                .put("mtime", made)
                .put("ctimeOnServer", made)
                .put("mtimeOnServer", made)
                .put("entityType", type)
                .put("resource_uri", "/api/latest/" + resource + "/" + id);
    }
}
