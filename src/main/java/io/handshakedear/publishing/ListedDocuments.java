package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.catalogue.MendableFailure;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.systems.QueryText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What the mappings of items and variants read. Where Handshake's value says the same as DEAR's in
 * a form that DEAR cannot keep (six decimals, a comma in an option), Handshake's stays.
 */
public final class ListedDocuments {

    /** DEAR's names of options end there. */
    private static final int LONGEST_OPTION = 50;

    /**
     * What the item's mappings read: product, sku, name, price, category and images, and at current
     * Handshake's item.
     */
    public ObjectNode item(@Variable("listing") Listing listing) {
        JsonNode current = node(listing.getCurrent());
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("product", listing.document());
        document.set("current", current);
        document.put("family", listing.isFamily());
        document.put("sku", current.path("sku").asText(listing.sku()));
        document.put("name", name(listing.document(), current));
        document.put("price", price(listing.price(), current));
        document.put("category", listing.category());
        if (listing.isWithImages() && current.path("imageURLs").isEmpty()) {
            ArrayNode images = document.putArray("images");
            images(listing.document()).forEach(images::add);
        }
        tellOtherSku(listing, current);
        return document;
    }

    /** Order lines name the SKU: that of an item that is there is never changed. */
    private static void tellOtherSku(Listing listing, JsonNode current) {
        String sku = current.path("sku").asText(listing.sku()).strip();
        boolean isCut =
                listing.isFamily() && sku.length() > listing.sku().length() && isStem(listing, sku);
        if (!sku.equals(listing.sku()) && !isCut) {
            listing.remark(
                    "Handshake's item has the SKU %s and keeps it; DEAR's is %s"
                            .formatted(sku, listing.sku()));
        }
    }

    /** A family's SKU that was too long for DEAR was cut before its last part. */
    private static boolean isStem(Listing listing, String sku) {
        int end = listing.sku().lastIndexOf('-');
        return end > 0 && sku.startsWith(listing.sku().substring(0, end));
    }

    /** The addresses of the images, the default one first. */
    private static List<String> images(JsonNode document) {
        List<String> urls = new ArrayList<>();
        for (JsonNode attachment : document.path("Attachments")) {
            String url = OrderReader.text(attachment.path("DownloadUrl"));
            boolean image =
                    attachment.path("ContentType").asText("image/").startsWith("image/")
                            && url != null
                            && !urls.contains(url);
            if (image) {
                urls.add(attachment.path("IsDefault").asBoolean() ? 0 : urls.size(), url);
            }
        }
        return urls;
    }

    public boolean hasImages(@Variable("document") JsonNode document) {
        return !document.path("images").isEmpty();
    }

    public String skuQuery(@Variable("listing") Listing listing) {
        return "sku=" + QueryText.encoded(listing.sku()) + "&limit=100";
    }

    /** What the writes of the item belong to. */
    public String subject(@Variable("listing") Listing listing) {
        return listing.subject();
    }

    /**
     * What a variant's mappings read: product, sku, name, price, dimensions, item and position, and
     * at current Handshake's variant.
     *
     * @throws MendableFailure when the product has no price
     */
    public ObjectNode variant(
            @Variable("listing") Listing listing, @Variable("part") ListingPart part) {
        if (part.price() == null) {
            throw new MendableFailure(Listings.noPrice(part.sku()));
        }
        JsonNode current = node(currentVariant(listing, part));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("product", part.document());
        document.set("current", current);
        document.put("item", "/api/latest/items/" + listing.getItemId());
        document.put("sku", current.path("sku").asText(part.sku()));
        document.put("name", variantName(part, current));
        document.put("price", price(part.price(), current));
        document.put("position", listing.getParts().indexOf(part) + 1);
        document.set("dimensions", dimensions(listing, part, current));
        return document;
    }

    /** A variant without a name of its own is called by its item and values, in DEAR too. */
    private static String variantName(ListingPart part, JsonNode current) {
        boolean nameless = !current.isEmpty() && OrderReader.text(current.path("name")) == null;
        return nameless ? null : name(part.document(), current);
    }

    /** Handshake's variant of a product: by link, else by its SKU; null if there is none. */
    static JsonNode currentVariant(Listing listing, ListingPart part) {
        JsonNode bySku = null;
        for (JsonNode variant : node(listing.getCurrent()).path("variants")) {
            boolean linked =
                    part.link() != null
                            && !part.link().variantId().isEmpty()
                            && part.link().variantId().equals(OrderReader.reference(variant));
            if (linked) {
                return variant;
            }
            if (part.sku().equals(OrderReader.text(variant.path("sku")))) {
                bySku = variant;
            }
        }
        return bySku;
    }

    public String variantSubject(
            @Variable("listing") Listing listing, @Variable("part") ListingPart part) {
        return "listing:" + listing.store() + ":" + part.productId();
    }

    public String variantId(
            @Variable("listing") Listing listing, @Variable("part") ListingPart part) {
        JsonNode current = currentVariant(listing, part);
        return current == null ? null : OrderReader.reference(current);
    }

    /** The variant's link, as named parameters of SQL. */
    public Map<String, Object> variantRow(
            @Body JsonNode variant,
            @Variable("listing") Listing listing,
            @Variable("part") ListingPart part,
            @Variable("document") JsonNode document,
            @Variable("subject") String subject,
            @Variable("write") String write) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", listing.store());
        row.put("itemId", listing.getItemId());
        row.put("productId", part.productId());
        row.put("variantId", variant.path("variantId").asText());
        row.put("variantSku", document.path("sku").asText());
        row.put("subject", subject);
        row.put("write", write);
        return row;
    }

    public void variantCreated(@Variable("listing") Listing listing) {
        listing.countCreated();
    }

    public void variantListed(
            @Variable("listing") Listing listing, @Variable("part") ListingPart part) {
        listing.listed(part.productId());
    }

    /** Tells of what Handshake has and DEAR's family lacks; it is left as it is. */
    public void tellOthers(@Variable("listing") Listing listing) {
        List<String> others = new ArrayList<>();
        for (JsonNode variant : node(listing.getCurrent()).path("variants")) {
            boolean ours =
                    listing.getParts().stream()
                            .anyMatch(part -> variant.equals(currentVariant(listing, part)));
            if (!ours) {
                others.add(variant.path("sku").asText(variant.asText()));
            }
        }
        if (listing.isFamily() && !others.isEmpty()) {
            listing.remark(
                    "Handshake has variants that DEAR's family has not, they stay: "
                            + String.join(", ", others));
        }
    }

    /** DEAR's name, unless it is Handshake's with the SKU in it, to be unique there. */
    private static String name(JsonNode document, JsonNode current) {
        String name = document.path("Name").asText().strip();
        String here = OrderReader.text(current.path("name"));
        String made = " (" + document.path("SKU").asText().strip() + ")";
        boolean same =
                here != null
                        && name.endsWith(made)
                        && here.startsWith(name.substring(0, name.length() - made.length()));
        return same ? here : name;
    }

    /** As a text, since Handshake takes no other decimals. */
    private static String price(BigDecimal price, JsonNode current) {
        boolean same =
                Decimals.read(current.path("unitPrice"))
                        .map(Decimals::dearPrice)
                        .filter(here -> here.compareTo(price) == 0)
                        .isPresent();
        return same ? current.path("unitPrice").asText() : Decimals.text(price);
    }

    /** The values by dimension; those that Handshake has besides stay, and their order too. */
    private static ArrayNode dimensions(Listing listing, ListingPart part, JsonNode current) {
        Map<String, String> wanted = new HashMap<>(part.options());
        ArrayNode dimensions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode here : current.path("dimensions")) {
            String name = here.path("dimension").asText();
            String cut = name.substring(0, Math.min(LONGEST_OPTION, name.length())).strip();
            String value = wanted.remove(cut);
            String mine = here.path("value").asText();
            boolean same = value == null || value.equals(mine.replace(',', ';').strip());
            add(dimensions, name, same ? mine : value);
        }
        if (!current.isEmpty()) {
            return dimensions;
        }
        part.options().forEach((name, value) -> add(dimensions, name, value));
        if (dimensions.isEmpty()) {
            throw new MendableFailure(
                    "%s is not listed: the family gives it no value of an option"
                            .formatted(part.sku()));
        }
        tellLackingDimensions(listing, part);
        return dimensions;
    }

    private static void tellLackingDimensions(Listing listing, ListingPart part) {
        for (JsonNode other : node(listing.getCurrent()).path("variants")) {
            for (JsonNode dimension : other.path("dimensions")) {
                String name = dimension.path("dimension").asText();
                if (!part.options().containsKey(name)) {
                    listing.remark(
                            "%s has no value of the dimension '%s': DEAR's family does not have it"
                                    .formatted(part.sku(), name));
                }
            }
        }
    }

    private static void add(ArrayNode dimensions, String name, String value) {
        dimensions.addObject().put("dimension", name).put("value", value);
    }

    private static JsonNode node(JsonNode node) {
        return node == null ? JsonNodeFactory.instance.objectNode() : node;
    }
}
