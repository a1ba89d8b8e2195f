package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the header of a sale (DEAR API: sale). Every name in it must exist. */
final class DearSaleHeader {
    private static final Map<String, Integer> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put("Contact", 256);
        TEXTS.put("Phone", 50);
        TEXTS.put("Email", 256);
        TEXTS.put("DefaultAccount", 50);
        TEXTS.put("ShippingNotes", 1024);
        TEXTS.put("Note", 1024);
        TEXTS.put("CustomerReference", 256);
        TEXTS.put("ExternalID", 256);
        TEXTS.put("TaxRule", 50);
        TEXTS.put("Terms", 256);
        TEXTS.put("PriceTier", 256);
        TEXTS.put("SalesRepresentative", 256);
        TEXTS.put("Carrier", 256);
    }

    private final DearReferenceBooks books;
    private final DearCustomers customers;

    DearSaleHeader(DearReferenceBooks books, DearCustomers customers) {
        this.books = books;
        this.customers = customers;
    }

    /** The header that a body stands for: what it leaves out is empty. */
    ObjectNode read(ObjectNode body, String today) {
        String id = DearFields.guid(body, "CustomerID", false);
        ObjectNode customer =
                id != null
                        ? customers.get(id)
                        : customers.named(DearFields.text(body, "Customer", 256));
        if (id == null && Json.blank(body, "Customer")) {
            throw DearFields.missing("CustomerID");
        }
        if (customer == null || customer.get("Status").asText().equals("Deprecated")) {
            throw Refusal.dear(400, 404, "Customer not found.");
        }
        ObjectNode header = Json.object();
        header.set("Customer", customer.get("Name"));
        header.set("CustomerID", customer.get("ID"));
        header.set("CustomerCurrency", customer.get("Currency"));
        ObjectNode location = books.location(DearFields.required(body, "Location", 256));
        header.set("Location", location.get("Name"));
        header.set("LocationID", location.get("ID"));
        BigDecimal rate = DearFields.decimal(body, "CurrencyRate", 5);
        if (rate == null && !customer.get("Currency").asText().equals(books.baseCurrency())) {
            throw DearFields.missing("CurrencyRate");
        }
        header.put("CurrencyRate", rate == null ? BigDecimal.ONE : rate);
        TEXTS.forEach((field, max) -> header.put(field, DearFields.text(body, field, max)));
        check(header, "DefaultAccount", books::revenueAccount);
        check(header, "TaxRule", books::taxRule);
        check(header, "Terms", books::term);
        check(header, "PriceTier", books::tier);
        check(header, "SalesRepresentative", books::representative);
        check(header, "Carrier", books::carrier);
        String date = DearFields.date(body, "SaleOrderDate");
        header.put("SaleOrderDate", date != null ? date : today);
        header.put("ShipBy", DearFields.date(body, "ShipBy"));
        header.set("BillingAddress", address(body, "BillingAddress"));
        header.set("ShippingAddress", address(body, "ShippingAddress"));
        header.set(
                "AdditionalAttributes",
                body.path("AdditionalAttributes").isObject()
                        ? body.get("AdditionalAttributes")
                        : null);
        return header;
    }

    private static void check(
            ObjectNode header, String field, java.util.function.Consumer<String> rule) {
        if (header.hasNonNull(field)) {
            rule.accept(header.get(field).asText());
        }
    }

    private static ObjectNode address(ObjectNode body, String name) {
        if (!body.hasNonNull(name)) {
            return null;
        }
        ObjectNode address = Json.object();
        address.put("Line1", DearFields.required(body.get(name), "Line1", 256));
        for (String field :
                List.of("Line2", "City", "State", "Postcode", "Country", "Company", "Contact")) {
            address.put(
                    field,
                    DearFields.text(body.get(name), field, field.equals("Postcode") ? 20 : 256));
        }
        DearFields.required(body.get(name), "Country", 256);
        address.put("ShipToOther", DearFields.flag(body.get(name), "ShipToOther", false));
        address.set("DisplayAddressLine1", address.get("Line1"));
        return address;
    }
}
