package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An item while it is loaded: what it is to become in DEAR, and how far that has come. The routes
 * pass it on in the variable {@code loading}.
 */
public final class LoadingItem {

    /** All of it is in DEAR. */
    static final String LOADED = "LOADED";

    /** Something of it is not in DEAR; the remarks say what. */
    static final String PARTLY = "PARTLY";

    /** Nothing of it was loaded. */
    static final String LEFT_OUT = "LEFT_OUT";

    private final String store;
    private final String itemId;
    private final ObjectNode item;
    private final String fingerprint;
    private final List<ItemPart> parts = new ArrayList<>();
    private final Map<ItemPart, String> products = new LinkedHashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private Dimensions dimensions;
    private String category;
    private String familyId;
    private boolean incomplete;
    private boolean imagesDone;
    private boolean isNew;
    private int created;
    private int updated;

    /**
     * @param item without its variants
     */
    LoadingItem(String store, String itemId, ObjectNode item, String fingerprint) {
        this.store = store;
        this.itemId = itemId;
        this.item = item;
        this.fingerprint = fingerprint;
    }

    public String store() {
        return store;
    }

    public String itemId() {
        return itemId;
    }

    /** What the item's writes belong to. */
    String subject() {
        return "item:" + store + ":" + itemId;
    }

    ObjectNode item() {
        return item;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Its products; the routes load one after the other. */
    public List<ItemPart> getParts() {
        return parts;
    }

    /** False if there is nothing to write; the remarks say why. */
    public boolean isLoadable() {
        return !parts.isEmpty();
    }

    void add(ItemPart part) {
        parts.add(part);
    }

    /** Makes it an item with variants, which becomes a family. */
    void withVariants(Dimensions chosen) {
        dimensions = chosen;
    }

    /** Null for a simple item. */
    Dimensions dimensions() {
        return dimensions;
    }

    /** True if there is a family to write, and a product to put into it. */
    public boolean isFamilyDue() {
        return dimensions != null && !products.isEmpty();
    }

    String category() {
        return category;
    }

    void category(String name) {
        category = name;
    }

    /** Notes something that people should know; nothing is missing in DEAR because of it. */
    void remark(String text) {
        remarks.add(text);
    }

    /** Notes something that is not in DEAR, with the reason. */
    void missing(String text) {
        remarks.add(text);
        incomplete = true;
    }

    /** Nothing of it can be loaded. */
    void leaveOut(String text) {
        missing(text);
        parts.clear();
    }

    void product(ItemPart part, String productId) {
        products.put(part, productId);
    }

    /** The DEAR products by part, in the order of the variants. */
    Map<ItemPart, String> products() {
        return products;
    }

    String familyId() {
        return familyId;
    }

    void familyId(String id) {
        familyId = id;
    }

    void countCreated() {
        created++;
    }

    void countUpdated() {
        updated++;
    }

    /** What its images go to was created just now: DEAR has none of it. */
    void isNewInDear() {
        isNew = true;
    }

    boolean isNew() {
        return isNew;
    }

    boolean isImagesDone() {
        return imagesDone;
    }

    void imagesDone(boolean done) {
        imagesDone = done;
    }

    /** The addresses of its images, each once. */
    List<String> imageUrls() {
        Set<String> urls = new LinkedHashSet<>();
        for (JsonNode url : item.path("imageURLs")) {
            if (url.isTextual() && !url.asText().isBlank()) {
                urls.add(url.asText().strip());
            }
        }
        return List.copyOf(urls);
    }

    String state() {
        return products.isEmpty() ? LEFT_OUT : incomplete ? PARTLY : LOADED;
    }

    /** What people should know, a line each; null for nothing. */
    String remarks() {
        return remarks.isEmpty() ? null : String.join("\n", remarks);
    }

    int created() {
        return created;
    }

    int updated() {
        return updated;
    }
}
