package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.settings.StoreSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes ask about an item as a whole: how it is read, and what became of it. */
public final class CatalogueItems {

    private static final int LONGEST_ROW_NAME = 512;

    private final PriceTiers tiers;

    public CatalogueItems(PriceTiers tiers) {
        this.tiers = tiers;
    }

    /** An item as it is to be loaded. */
    public LoadingItem read(
            @Variable("item") JsonNode item,
            @Variable("itemId") String itemId,
            @Variable("settings") StoreSettings settings) {
        String place = tiers.field(settings) + "\n" + settings.location(null);
        return ItemReader.read(settings.name(), itemId, item, place);
    }

    public boolean hasVariants(@Variable("item") JsonNode item) {
        return !item.path("variants").isEmpty();
    }

    /** Tells the order's flow what of its item is not in DEAR. */
    public void noteRefusal(
            @Variable("loading") LoadingItem loading,
            @Variable("refusals") Map<String, String> refusals) {
        if (!LoadingItem.LOADED.equals(loading.state())) {
            refusals.put(loading.itemId(), loading.remarks());
        }
    }

    /** The addresses of variants that the item only refers to. */
    public List<String> mereVariants(@Variable("item") JsonNode item) {
        List<String> paths = new ArrayList<>();
        for (JsonNode variant : item.path("variants")) {
            if (variant.isTextual()) {
                paths.add("variants/" + OrderReader.reference(variant));
            }
        }
        return paths;
    }

    /** Puts a variant that was read in the place of its reference. */
    public void embedVariant(@Body JsonNode variant, @Variable("item") JsonNode item) {
        ArrayNode variants = (ArrayNode) item.path("variants");
        String number = OrderReader.reference(variant);
        for (int at = 0; at < variants.size(); at++) {
            if (variants.get(at).isTextual()
                    && number.equals(OrderReader.reference(variants.get(at)))) {
                variants.set(at, variant);
            }
        }
    }

    /** The named parameters that find what became of the item before. */
    public Map<String, Object> itemKey(
            @Variable("store") String store, @Variable("itemId") String itemId) {
        return Map.of("store", store, "itemId", itemId);
    }

    /** The item's row, as named parameters of SQL. */
    public Map<String, Object> itemRow(
            @Variable("loading") LoadingItem loading, @Variable("job") Map<String, Object> job) {
        Map<String, Object> row = new HashMap<>(itemKey(loading.store(), loading.itemId()));
        JsonNode item = loading.item();
        row.put("sku", shown(item.path("sku"), 256));
        row.put("name", shown(item.path("name"), LONGEST_ROW_NAME));
        row.put("state", loading.state());
        row.put("remarks", loading.remarks());
        row.put("fingerprint", loading.fingerprint());
        row.put("imagesDone", loading.isImagesDone());
        row.put("created", loading.created());
        row.put("updated", loading.updated());
        row.put("attempts", 0);
        row.put("jobId", job == null ? null : job.get("id"));
        return row;
    }

    private static String shown(JsonNode field, int longest) {
        String text = Optional.ofNullable(OrderReader.text(field)).orElse("");
        return text.substring(0, Math.min(longest, text.length()));
    }
}
