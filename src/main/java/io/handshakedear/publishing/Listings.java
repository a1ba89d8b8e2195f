package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.catalogue.MendableFailure;
import io.handshakedear.catalogue.PriceTiers;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** What the routes ask about a product or family that is listed (design rule K2). */
public final class Listings {

    private static final int MOST_OPTIONS = 3;

    private final PriceTiers tiers;

    public Listings(PriceTiers tiers) {
        this.tiers = tiers;
    }

    /**
     * A listing as it begins.
     *
     * @param row what is to be listed
     * @param documents DEAR's documents of it and of its products
     * @param links rows of the products' links
     * @param familyItem the item that the family is linked to, or null
     */
    public Listing begin(
            @Variable("listingRow") Map<String, Object> row,
            @Variable("documents") List<Map<String, Object>> documents,
            @Variable("links") List<Map<String, Object>> links,
            @Variable("familyItem") String familyItem,
            @Variable("settings") StoreSettings settings) {
        String ownerId = (String) row.get("owner_id");
        boolean family = "family".equals(row.get("kind"));
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        for (Map<String, Object> one : documents) {
            byId.put((String) one.get("owner_id"), ExactJson.read((String) one.get("document")));
        }
        JsonNode owner = byId.get(ownerId);
        String field = tiers.field(settings);
        List<ListingPart> parts = new ArrayList<>();
        if (!family) {
            parts.add(part(ownerId, owner, field, Map.of(), links));
        } else {
            for (JsonNode product : owner.path("Products")) {
                JsonNode document = byId.get(Selection.id(product));
                if (document != null) {
                    Map<String, String> options = options(owner, product);
                    parts.add(part(Selection.id(product), document, field, options, links));
                }
            }
        }
        String fingerprint = fingerprint(owner, parts, field, settings);
        String itemId = family ? familyItem : itemId(parts);
        Listing listing =
                new Listing(settings.name(), ownerId, family, owner, parts, itemId, fingerprint);
        listing.price(itemPrice(owner, parts, field));
        return listing;
    }

    /** A family's own price, or where it has none the lowest of its products. */
    private static BigDecimal itemPrice(JsonNode owner, List<ListingPart> parts, String field) {
        return price(owner, field)
                .orElseGet(
                        () ->
                                parts.stream()
                                        .map(ListingPart::price)
                                        .filter(Objects::nonNull)
                                        .min(BigDecimal::compareTo)
                                        .orElse(null));
    }

    /** Empty for none, and for 0, which is what DEAR shows of a tier without a price. */
    private static Optional<BigDecimal> price(JsonNode document, String field) {
        return Decimals.read(document.path(field)).filter(price -> price.signum() > 0);
    }

    private static ListingPart part(
            String id,
            JsonNode document,
            String field,
            Map<String, String> options,
            List<Map<String, Object>> links) {
        BigDecimal price = price(document, field).orElse(null);
        return new ListingPart(id, document, price, options, link(id, links));
    }

    private static ListingPart.Link link(String id, List<Map<String, Object>> links) {
        return links.stream()
                .filter(row -> id.equals(row.get("product_id")))
                .findFirst()
                .map(
                        row ->
                                new ListingPart.Link(
                                        (String) row.get("item_id"),
                                        (String) row.get("variant_id"),
                                        (String) row.get("variant_sku")))
                .orElse(null);
    }

    private static String itemId(List<ListingPart> parts) {
        ListingPart.Link link = parts.get(0).link();
        return link == null ? null : link.itemId();
    }

    private static Map<String, String> options(JsonNode family, JsonNode product) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int at = 1; at <= MOST_OPTIONS; at++) {
            String name = OrderReader.text(family.path("Option" + at + "Name"));
            String value = OrderReader.text(product.path("Option" + at));
            if (name != null && value != null) {
                options.put(name, value);
            }
        }
        return options;
    }

    /**
     * A digest of what reaches Handshake, or may: DEAR's documents without what moves by itself.
     */
    private static String fingerprint(
            JsonNode owner, List<ListingPart> parts, String field, StoreSettings settings) {
        StringBuilder text = new StringBuilder(field);
        text.append(settings.flag("sync-brands-and-categories")).append(still(owner));
        parts.forEach(part -> text.append(still(part.document())));
        return Digest.of(text.toString());
    }

    private static String still(JsonNode document) {
        ObjectNode still = document.deepCopy();
        still.remove(List.of("LastModifiedOn", "AverageCost", "CreatedDate"));
        // an address of DEAR's may expire; a changed image is another attachment
        still.path("Attachments").forEach(one -> ((ObjectNode) one).remove("DownloadUrl"));
        return still.toString();
    }

    /** True if Handshake has all of it as it is; one that was named by its SKU is looked at. */
    public boolean isUnchanged(
            @Variable("listing") Listing listing,
            @Variable("listingRow") Map<String, Object> row,
            @Variable("criteria") Criteria criteria) {
        boolean linked = listing.getParts().stream().allMatch(part -> part.link() != null);
        return criteria.sku() == null
                && linked
                && listing.getItemId() != null
                && listing.fingerprint().equals(row.get("fingerprint"));
    }

    /** Notes that all is as it was. */
    public void keep(@Variable("listing") Listing listing) {
        listing.getParts().forEach(part -> listing.listed(part.productId()));
    }

    /**
     * @throws MendableFailure when there is nothing that could be sold
     */
    public void requireSellable(@Variable("listing") Listing listing) {
        if (listing.getParts().isEmpty()) {
            throw new MendableFailure(
                    "The family %s has no active product".formatted(listing.sku()));
        }
        if (listing.getParts().stream().allMatch(part -> part.price() == null)) {
            throw new MendableFailure(noPrice(listing.sku()));
        }
    }

    static String noPrice(String sku) {
        return ("%s has no price in the tier that is published, and is not sold for nothing: set"
                        + " one in DEAR, or another sale-price-tier")
                .formatted(sku);
    }

    /** Handshake's item as it is; null where it is gone: then it is made anew. */
    public void read(@Body JsonNode item, @Variable("listing") Listing listing) {
        listing.read(item);
        if (item != null) {
            listing.requireSameKind();
        }
    }

    /** A new item of that number is in Handshake. */
    public void created(@Body JsonNode result, @Variable("listing") Listing listing) {
        listing.item(result.path("itemId").asText());
        listing.countCreated();
    }

    /** The named parameters that find the item of the SKU. */
    public Map<String, Object> skuKey(@Variable("listing") Listing listing) {
        return Map.of("store", listing.store(), "sku", listing.sku());
    }

    /** Handshake has an item of the same SKU: it is brought up to date. */
    public void adopt(@Body JsonNode found, @Variable("listing") Listing listing) {
        adoptItem(found.path("itemId").asText(), listing);
    }

    public void adoptItem(@Body String itemId, @Variable("listing") Listing listing) {
        listing.item(itemId);
        listing.remark(
                "Handshake had an item with the SKU %s already; it is linked now"
                        .formatted(listing.sku()));
    }

    public void updated(@Variable("listing") Listing listing) {
        listing.countUpdated();
    }

    /** Goes on without the images that Handshake cannot fetch. */
    public void leaveImagesOut(
            @Variable("listing") Listing listing, @Variable("refusal") Exception refusal) {
        listing.withoutImages();
        listing.missing("The images are not listed: %s".formatted(refusal.getMessage()));
    }

    /** What Handshake refuses, or what does not fit, costs only itself. */
    public void refused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("listing") Listing listing) {
        listing.missing(MendableFailure.told(exception, listing.sku() + " is not listed"));
    }

    public void partRefused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("listing") Listing listing,
            @Variable("part") ListingPart part) {
        listing.missing(MendableFailure.told(exception, part.sku() + " is not listed"));
    }

    /** The item's link, as named parameters of SQL. */
    public Map<String, Object> linkRow(
            @Variable("listing") Listing listing,
            @Variable("subject") String subject,
            @Variable("write") String write) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", listing.store());
        row.put("itemId", listing.getItemId());
        row.put("ownerId", listing.ownerId());
        row.put("productId", listing.ownerId());
        row.put("variantId", "");
        row.put("variantSku", "");
        row.put("subject", subject);
        row.put("write", write);
        return row;
    }

    /** The product of a simple item is in Handshake. */
    public void itemListed(@Variable("listing") Listing listing) {
        if (!listing.isFamily()) {
            listing.listed(listing.ownerId());
        }
    }
}
