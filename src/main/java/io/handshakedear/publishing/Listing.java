package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.catalogue.MendableFailure;
import io.handshakedear.orders.OrderReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A product or family while it is listed: what it is to become in Handshake, and how far that has
 * come. The routes pass it on in the variable {@code listing}.
 */
public final class Listing {

    /** All of it is in Handshake. */
    static final String LISTED = "LISTED";

    /** Something of it is not in Handshake; the remarks say what. */
    static final String PARTLY = "PARTLY";

    /** Nothing of it is in Handshake because of this listing. */
    static final String LEFT_OUT = "LEFT_OUT";

    private final String store;
    private final String ownerId;
    private final boolean family;
    private final JsonNode document;
    private final List<ListingPart> parts;
    private final String fingerprint;
    private final Set<String> remarks = new LinkedHashSet<>();
    private final List<String> listed = new ArrayList<>();
    private String itemId;
    private JsonNode current;
    private String category;
    private BigDecimal price;
    private boolean withImages = true;
    private boolean incomplete;
    private int created;
    private int updated;

    /**
     * @param document DEAR's product or family
     * @param parts the product, or the family's products
     * @param itemId the Handshake item that it is linked to, or null
     * @param fingerprint a digest of all that reaches Handshake
     */
    Listing(
            String store,
            String ownerId,
            boolean family,
            JsonNode document,
            List<ListingPart> parts,
            String itemId,
            String fingerprint) {
        this.store = store;
        this.ownerId = ownerId;
        this.family = family;
        this.document = document;
        this.parts = parts;
        this.itemId = itemId;
        this.fingerprint = fingerprint;
    }

    public String store() {
        return store;
    }

    String ownerId() {
        return ownerId;
    }

    /** What the writes of the item belong to. */
    String subject() {
        return "listing:" + store + ":" + ownerId;
    }

    public boolean isFamily() {
        return family;
    }

    /** True for a product whose link says that it is a variant, though DEAR has no family of it. */
    public boolean isMereVariant() {
        return !family && parts.get(0).link() != null && parts.get(0).link().isVariant();
    }

    /** True if it has an item of its own in Handshake to create or to bring up to date. */
    public boolean isItemDue() {
        return !isMereVariant();
    }

    /** True if variants are to be created or brought up to date. */
    public boolean isVariantsDue() {
        return itemId != null && (family || isMereVariant());
    }

    JsonNode document() {
        return document;
    }

    String sku() {
        return document.path("SKU").asText().strip();
    }

    public List<ListingPart> getParts() {
        return parts;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** The objID of the Handshake item; null until it is there. */
    public String getItemId() {
        return itemId;
    }

    /** The Handshake item as it was read, with its variants; null for a new one. */
    public JsonNode getCurrent() {
        return current;
    }

    /** Whether it is to be created. */
    public boolean isNew() {
        return itemId == null;
    }

    void item(String id) {
        itemId = id;
    }

    /** The item as it is in Handshake, or null if it is gone: then it is new again. */
    void read(JsonNode item) {
        current = item;
        itemId = item == null ? null : OrderReader.reference(item);
    }

    /** The category's address in Handshake. */
    String category() {
        return category;
    }

    void category(String uri) {
        category = uri;
    }

    /** The item's own price; a variant may have another. */
    BigDecimal price() {
        return price;
    }

    void price(BigDecimal own) {
        price = own;
    }

    boolean isWithImages() {
        return withImages;
    }

    void withoutImages() {
        withImages = false;
    }

    /** Notes something that people should know; nothing is missing in Handshake because of it. */
    void remark(String text) {
        remarks.add(text);
    }

    /** Notes something that is not in Handshake, with the reason. */
    void missing(String text) {
        remarks.add(text);
        incomplete = true;
    }

    /** A product of it is in Handshake. */
    void listed(String productId) {
        listed.add(productId);
    }

    void countCreated() {
        created++;
    }

    void countUpdated() {
        updated++;
    }

    int created() {
        return created;
    }

    int updated() {
        return updated;
    }

    /** The item must be of the same kind, or orders of it would mean something else. */
    void requireSameKind() {
        boolean variants = !current.path("variants").isEmpty();
        if (!family && !isMereVariant() && variants) {
            throw new MendableFailure(
                    ("Handshake's item %s has variants, DEAR's product is none of a family: make a"
                                    + " family of it in DEAR, or change one of the SKUs")
                            .formatted(sku()));
        }
    }

    String state() {
        return listed.isEmpty() ? LEFT_OUT : incomplete ? PARTLY : LISTED;
    }

    /** What people should know, a line each; null for nothing. */
    String remarks() {
        return remarks.isEmpty() ? null : String.join("\n", remarks);
    }
}
