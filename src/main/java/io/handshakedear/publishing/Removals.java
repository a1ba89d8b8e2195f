package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.catalogue.MendableFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes ask that break links or remove what is listed (design rule K2). */
public final class Removals {

    /** The SKU that the command names, as a named parameter of SQL. */
    public Map<String, Object> key(
            @Variable("store") String store, @Variable("criteria") Criteria criteria) {
        return Map.of("store", store, "sku", criteria.sku());
    }

    /**
     * What the SKU is in Handshake: rows with item_id, variant_id, variant_sku and product_id (null
     * for a family). A family stands for all its products.
     *
     * @throws MendableFailure when it is linked to nothing
     */
    public List<Map<String, Object>> links(
            @Body List<Map<String, Object>> rows, @Variable("criteria") Criteria criteria) {
        if (rows.isEmpty()) {
            throw new MendableFailure(
                    "%s is not listed: no product or family of that SKU is linked to Handshake"
                            .formatted(criteria.sku()));
        }
        List<Map<String, Object>> families = new ArrayList<>(rows);
        families.removeIf(row -> row.get("product_id") != null);
        return families.isEmpty() ? rows : families;
    }

    /** Whether what is linked is a variant of an item, not an item. */
    public boolean isVariant(@Variable("link") Map<String, Object> link) {
        return !text(link.get("variant_id")).isEmpty();
    }

    /**
     * @throws MendableFailure for a variant whose number is not known, so that it cannot be removed
     */
    public ObjectNode document(@Variable("link") Map<String, Object> link) {
        boolean nameless = !isVariant(link) && !text(link.get("variant_sku")).isEmpty();
        if (nameless) {
            throw new MendableFailure(
                    "The number of the variant %s is not known: load-products, then remove it"
                            .formatted(link.get("variant_sku")));
        }
        String number = isVariant(link) ? text(link.get("variant_id")) : text(link.get("item_id"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", (isVariant(link) ? "variants/" : "items/") + number);
    }

    public String subject(
            @Variable("store") String store, @Variable("document") ObjectNode document) {
        return "listing:%s:removal:%s".formatted(store, document.path("path").asText());
    }

    /** The link that is broken, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("store") String store,
            @Variable("link") Map<String, Object> link,
            @Variable("subject") String subject,
            @Variable("write") String write) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("itemId", link.get("item_id"));
        boolean whole = !isVariant(link) && text(link.get("variant_sku")).isEmpty();
        row.put("whole", whole ? "true" : "");
        row.put("variantSku", text(link.get("variant_sku")));
        row.put("subject", text(subject));
        row.put("write", text(write));
        return row;
    }

    /** The end of the command. */
    public Map<String, Object> ended(
            @Variable("job") Map<String, Object> job,
            @Variable("criteria") Criteria criteria,
            @Variable("removals") List<Map<String, Object>> links) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("argument", job.get("argument"));
        row.put("state", "DONE");
        row.put("done", links.size());
        row.put("total", links.size());
        boolean removed = "remove".equals(job.get("command"));
        row.put(
                "message",
                removed
                        ? "%s is removed from Handshake; DEAR keeps it".formatted(criteria.sku())
                        : "%s is unlinked; neither Handshake nor DEAR was changed"
                                .formatted(criteria.sku()));
        return row;
    }

    /** The end of the command that stops listings. */
    public Map<String, Object> stopped(
            @Variable("job") Map<String, Object> job, @Variable("changed") int changed) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("argument", job.get("argument"));
        row.put("state", "DONE");
        row.put("done", changed);
        row.put("total", changed);
        row.put(
                "message",
                changed == 0
                        ? "No listing is under way"
                        : "%d listings end behind the product in hand".formatted(changed));
        return row;
    }

    private static String text(Object column) {
        return column == null ? "" : column.toString();
    }
}
