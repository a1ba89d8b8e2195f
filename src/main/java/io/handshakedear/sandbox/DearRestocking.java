package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Brings goods back that a credit note names (DEAR API: sale/creditnote, Restock). */
final class DearRestocking {
    private final DearReferenceBooks books;
    private final DearProducts products;
    private final DearStock stock;

    DearRestocking(DearReferenceBooks books, DearProducts products, DearStock stock) {
        this.books = books;
        this.products = products;
        this.stock = stock;
    }

    /**
     * Refuses a Restock line without a known SKU, a Quantity and a known RestockLocation or
     * Location.
     */
    void check(JsonNode line) {
        String sku = DearFields.required(line, "SKU", 50);
        if (products.bySku(sku) == null) {
            throw Refusal.dear("Product '" + sku + "' was not found.");
        }
        DearFields.requiredDecimal(line, "Quantity", 4);
        String place = DearFields.text(line, "RestockLocation", 256);
        books.location(place != null ? place : DearFields.required(line, "Location", 256));
    }

    /** Adds a checked line's quantity to what is on hand. */
    void restock(JsonNode line) {
        String place =
                Json.blank(line, "RestockLocation")
                        ? Json.text(line, "Location")
                        : Json.text(line, "RestockLocation");
        String location = books.location(place).get("Name").asText();
        stock.restock(
                products.bySku(line.get("SKU").asText()).get("ID").asText(),
                location,
                line.get("Quantity").decimalValue());
    }
}
