package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.catalogue.MendableFailure;
import io.handshakedear.catalogue.PriceTiers;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.systems.QueryText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes ask that choose the products of a listing. */
public final class Selections {

    private static final int ROWS_AT_ONCE = 1000;

    private final PriceTiers tiers;

    public Selections(PriceTiers tiers) {
        this.tiers = tiers;
    }

    /** What the job lists. */
    public Criteria criteria(@Variable("job") Map<String, Object> job) {
        return Criteria.of(ExactJson.read((String) job.get("argument")));
    }

    public boolean isByTier(@Variable("criteria") Criteria criteria) {
        return criteria.priceTier() != null;
    }

    /** True if one product or family is named by its SKU. */
    public boolean isOfOne(@Variable("criteria") Criteria criteria) {
        return criteria.sku() != null;
    }

    public String skuQuery(@Variable("criteria") Criteria criteria) {
        return "Sku=" + QueryText.encoded(criteria.sku()) + "&Limit=1000";
    }

    /** The product of exactly that SKU, or null: DEAR finds all that begin so. */
    public String wanted(@Body JsonNode answer, @Variable("criteria") Criteria criteria) {
        for (JsonNode product : answer.path("Products")) {
            if (product.path("SKU").asText().strip().equals(criteria.sku())) {
                return Selection.id(product);
            }
        }
        return null;
    }

    /**
     * Begins to choose.
     *
     * @param product the number of the product of the named SKU, or null
     * @param linked rows of what is linked in the store
     * @throws MendableFailure when DEAR has no price tier of the given name
     */
    public Selection begin(
            @Variable("store") String store,
            @Variable("criteria") Criteria criteria,
            @Variable("wantedProduct") String product,
            @Variable("linked") List<Map<String, Object>> linked) {
        Set<String> owners = new HashSet<>();
        linked.forEach(row -> owners.add((String) row.get("owner_id")));
        String tier = criteria.priceTier();
        String field =
                tier == null
                        ? null
                        : tiers.fieldOf(tier)
                                .orElseThrow(
                                        () ->
                                                new MendableFailure(
                                                        "DEAR has no price tier '%s'"
                                                                .formatted(tier)));
        return new Selection(store, criteria, field, owners, product);
    }

    /** The documents of a page that may be listed; moves the run on. */
    public List<Map<String, Object>> documents(
            @Body JsonNode answer, @Variable("selection") Selection selection) {
        return selection.read(answer);
    }

    /** What was chosen, in parts as the database takes them. */
    public List<List<Map<String, Object>>> chosen(
            @Variable("selection") Selection selection, @Variable("job") Map<String, Object> job) {
        List<Map<String, Object>> all = selection.chosen((String) job.get("id"));
        List<List<Map<String, Object>>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + ROWS_AT_ONCE)));
        }
        return parts;
    }

    /**
     * The progress of the job when all is chosen.
     *
     * @throws MendableFailure when DEAR has no active product of the named SKU
     */
    public Map<String, Object> selected(
            @Variable("selection") Selection selection,
            @Variable("criteria") Criteria criteria,
            @Variable("job") Map<String, Object> job) {
        int total = selection.chosen((String) job.get("id")).size();
        if (total == 0 && criteria.sku() != null) {
            throw new MendableFailure(
                    "DEAR has no active product or family with the SKU %s"
                            .formatted(criteria.sku()));
        }
        job.put("total", total);
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("argument", job.get("argument"));
        row.put("done", 0);
        row.put("total", total);
        row.put("message", "%d products and families are chosen".formatted(total));
        return row;
    }
}
