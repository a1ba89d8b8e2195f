package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Instant;

/** A Handshake item of a test; its number, and those of its variants, are its own. */
public final class TestItem {

    private static final Instant MADE = Instant.parse("2025-02-01T00:00:00Z");

    private final int id;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private int variants;

    private TestItem(int id, String sku, String name) {
        this.id = id;
        common(json, "items", id);
        json.put("sku", sku).put("name", name).put("unitPrice", "10.00");
        json.put("category", "/api/latest/categories/61");
        json.putArray("imageURLs");
        json.putArray("variants");
    }

    /**
     * @param id from 10 on; the variants have the numbers behind ten times it
     */
    public static TestItem of(int id, String sku, String name) {
        return new TestItem(5000 + id, sku, name);
    }

    private static void common(ObjectNode node, String resource, int id) {
        String made = MADE.plusSeconds(id).toString();
        node.put("objID", id).put("uuid", resource + id).put("resource_uri", uri(resource, id));
        node.put("ctime", made).put("mtime", made).put("ctimeOnServer", made);
        node.put("mtimeOnServer", made);
    }

    private static String uri(String resource, int id) {
        return "/api/latest/" + resource + "/" + id;
    }

    ObjectNode json() {
        return json;
    }

    int id() {
        return id;
    }

    public TestItem with(String field, String value) {
        json.put(field, value);
        return this;
    }

    TestItem without(String field) {
        json.remove(field);
        return this;
    }

    public TestItem image(String url) {
        json.withArray("/imageURLs").add(url);
        return this;
    }

    /**
     * @param dimensions name and value in turn
     */
    public TestItem variant(String sku, String price, String... dimensions) {
        int number = id * 10 + ++variants;
        ObjectNode variant = json.withArray("/variants").addObject();
        common(variant, "variants", number);
        variant.put("sku", sku).put("unitPrice", price).put("item", uri("items", id));
        for (int at = 0; at < dimensions.length; at += 2) {
            variant.withArray("/dimensions")
                    .addObject()
                    .put("dimension", dimensions[at])
                    .put("value", dimensions[at + 1]);
        }
        return this;
    }

    /** Changes a field of a variant, counted from 0. */
    TestItem variantWith(int at, String field, String value) {
        ((ObjectNode) json.path("variants").path(at)).put(field, value);
        return this;
    }

    /** Puts the item as it is now into Handshake. */
    public TestItem into(SandboxSystems systems) {
        systems.handshake().put("items", json);
        return this;
    }
}
