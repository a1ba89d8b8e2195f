package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A run through DEAR's families and products that chooses what is to be listed. A family is listed
 * as a whole: it is chosen when it meets the criteria itself, or one of its products does.
 */
public final class Selection {

    private static final int PAGE_SIZE = 1000;

    /** So many products are read one by one; for more, all pages are. */
    private static final int FEW = 20;

    private record Owner(String id, String kind, String sku, String name) {}

    private final String store;
    private final Criteria criteria;
    private final String tierField;
    private final Set<String> linked;

    /** The product of the named SKU, or null. */
    private final String wantedProduct;

    private final Map<String, Owner> families = new HashMap<>();
    private final Map<String, String> familyOf = new LinkedHashMap<>();
    private final Map<String, Owner> chosen = new LinkedHashMap<>();
    private boolean readsFamilies = true;
    private List<String> single;
    private int page = 1;
    private long rowsRead;
    private boolean more = true;

    /**
     * @param linked the numbers of products and families that are linked in the store
     * @param wantedProduct the product whose SKU the criteria name, or null
     */
    Selection(
            String store,
            Criteria criteria,
            String tierField,
            Set<String> linked,
            String wantedProduct) {
        this.store = store;
        this.criteria = criteria;
        this.tierField = tierField;
        this.linked = linked;
        this.wantedProduct = wantedProduct;
    }

    public boolean isMore() {
        return more;
    }

    public String getPath() {
        return readsFamilies ? "productFamily" : "product";
    }

    public String getQuery() {
        if (!readsFamilies && single != null) {
            return "ID=" + single.get(page - 1) + "&IncludeAttachments=true";
        }
        String query = "Page=" + page + "&Limit=" + PAGE_SIZE;
        return readsFamilies ? query : query + "&IncludeAttachments=true";
    }

    /** The rows of a page that may be listed, as named parameters of SQL; moves the run on. */
    List<Map<String, Object>> read(JsonNode answer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        JsonNode list = answer.path(readsFamilies ? "ProductFamilies" : "Products");
        for (JsonNode document : list) {
            if (readsFamilies ? isFamilyWanted(document) : isProductWanted(document)) {
                rows.add(row(document));
            }
        }
        rowsRead += list.size();
        boolean isLast =
                single != null && !readsFamilies
                        ? page >= single.size()
                        : list.isEmpty() || rowsRead >= answer.path("Total").asLong();
        page++;
        if (isLast) {
            endOfList();
        }
        return rows;
    }

    private void endOfList() {
        page = 1;
        rowsRead = 0;
        if (!readsFamilies) {
            more = false;
            return;
        }
        readsFamilies = false;
        if (criteria.sku() != null) {
            List<String> wanted = wantedProducts();
            more = !wanted.isEmpty();
            single = wanted.size() <= FEW ? wanted : null;
        }
    }

    /** The products of the family that the SKU names or that the product belongs to. */
    private List<String> wantedProducts() {
        String family =
                chosen.keySet().stream().findFirst().orElseGet(() -> familyOf.get(wantedProduct));
        if (family == null) {
            return wantedProduct == null ? List.of() : List.of(wantedProduct);
        }
        return familyOf.entrySet().stream()
                .filter(entry -> entry.getValue().equals(family))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isFamilyWanted(JsonNode family) {
        Owner owner = owner(family, "family");
        boolean named =
                criteria.family() == null
                        || criteria.family().equalsIgnoreCase(owner.sku())
                        || criteria.family().equalsIgnoreCase(owner.name());
        if (!named) {
            return false;
        }
        families.put(owner.id(), owner);
        for (JsonNode product : family.path("Products")) {
            familyOf.put(id(product), owner.id());
        }
        boolean meets =
                criteria.sku() == null
                        ? criteria.isMetBy(family, tierField, linked.contains(owner.id()))
                        : owner.sku().equals(criteria.sku());
        if (meets) {
            chosen.put(owner.id(), owner);
        }
        return true;
    }

    private boolean isProductWanted(JsonNode product) {
        Owner owner = owner(product, "product");
        String family = familyOf.get(owner.id());
        if (!isActive(product) || family == null && criteria.family() != null) {
            return false;
        }
        boolean meets =
                criteria.sku() == null
                        ? isGoods(product)
                                && criteria.isMetBy(product, tierField, linked.contains(owner.id()))
                        : owner.sku().equals(criteria.sku());
        if (meets && family == null) {
            chosen.put(owner.id(), owner);
        } else if (meets) {
            chosen.put(family, families.get(family));
        }
        return meets || family != null;
    }

    private static boolean isActive(JsonNode product) {
        return !product.path("Status").asText().equalsIgnoreCase("Deprecated");
    }

    /** Services are listed one by one only: most of them stand for charges. */
    private static boolean isGoods(JsonNode product) {
        return !product.path("Type").asText().equalsIgnoreCase("Service")
                && product.path("Sellable").asBoolean(true);
    }

    private Map<String, Object> row(JsonNode document) {
        // what the mappings do not read, and what would be large
        ObjectNode kept = ((ObjectNode) document).deepCopy();
        kept.remove(
                List.of(
                        "Suppliers",
                        "Movements",
                        "ReorderLevels",
                        "CustomPrices",
                        "BillOfMaterialsProducts",
                        "BillOfMaterialsServices"));
        String id = id(document);
        return Map.of(
                "store",
                store,
                "ownerId",
                id,
                "familyId",
                familyOf.getOrDefault(id, ""),
                "document",
                kept.toString());
    }

    /** What was chosen, as named parameters of SQL. */
    List<Map<String, Object>> chosen(String jobId) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Owner owner : chosen.values()) {
            rows.add(
                    Map.of(
                            "store", store,
                            "ownerId", owner.id(),
                            "kind", owner.kind(),
                            "sku", owner.sku(),
                            "name", owner.name(),
                            "jobId", jobId));
        }
        return rows;
    }

    private static Owner owner(JsonNode document, String kind) {
        return new Owner(
                id(document), kind, document.path("SKU").asText(), document.path("Name").asText());
    }

    static String id(JsonNode document) {
        return document.path("ID").asText().toLowerCase(Locale.ROOT);
    }
}
