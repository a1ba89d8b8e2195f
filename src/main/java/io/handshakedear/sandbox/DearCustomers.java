package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Customers (DEAR API: customer). Names are unique; a PUT clears optional fields that it leaves
 * out.
 */
final class DearCustomers {
    private static final Set<String> CURRENCIES =
            Set.of("USD", "EUR", "GBP", "NOK", "SEK", "DKK", "AUD", "NZD", "CAD", "CHF", "JPY");
    private static final Map<String, Integer> TEXTS =
            Map.of(
                    "DisplayName",
                    256,
                    "Comments",
                    2000,
                    "TaxNumber",
                    100,
                    "Tags",
                    256,
                    "AttributeSet",
                    50,
                    "PriceTier",
                    50,
                    "Carrier",
                    256,
                    "SalesRepresentative",
                    256,
                    "Location",
                    256);

    private final DearReferenceBooks books;
    private final Supplier<String> now;
    private final Map<String, ObjectNode> rows = new HashMap<>();
    private final TreeMap<String, ObjectNode> byName = new TreeMap<>();

    DearCustomers(DearReferenceBooks books, Supplier<String> now) {
        this.books = books;
        this.now = now;
    }

    ObjectNode get(String id) {
        return id == null ? null : rows.get(id.toLowerCase(Locale.ROOT));
    }

    ObjectNode named(String name) {
        return name == null ? null : byName.get(name.toLowerCase(Locale.ROOT));
    }

    Collection<ObjectNode> all() {
        return byName.values();
    }

    Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> list(call);
            case "POST" -> written(save(DearFields.body(call), null));
            case "PUT" -> {
                ObjectNode body = DearFields.body(call);
                ObjectNode old = get(DearFields.guid(body, "ID", true));
                if (old == null) {
                    throw Refusal.dear(400, 404, "Customer with specified 'ID' not found.");
                }
                yield written(save(body, old));
            }
            default -> Answer.text(405, "");
        };
    }

    /** Special prices are shown to those who ask for them. */
    private static ObjectNode withoutPrices(ObjectNode customer) {
        ObjectNode shown = customer.deepCopy();
        shown.putArray("ProductPrices");
        return shown;
    }

    private static ArrayNode prices(ArrayNode given) {
        ArrayNode prices = Json.array();
        for (JsonNode price : given) {
            ObjectNode row = prices.addObject();
            if (Json.blank(price, "ProductID")) {
                row.put("ProductSKU", DearFields.required(price, "ProductSKU", 50));
            } else {
                row.put("ProductID", DearFields.guid(price, "ProductID", true));
                row.put("ProductSKU", DearFields.text(price, "ProductSKU", 50));
            }
            row.put("Price", DearFields.requiredDecimal(price, "Price", 4));
        }
        return prices;
    }

    private static Answer written(ObjectNode customer) {
        ObjectNode envelope = Json.object().put("Total", 1).put("Page", 1);
        envelope.set("CustomerList", Json.array().add(withoutPrices(customer)));
        return Answer.json(200, envelope);
    }

    private Answer list(Call call) {
        String id = call.parameter("ID") == null ? null : DearFields.guid(call, "ID");
        String name = call.parameter("Name");
        String contact = call.parameter("ContactFilter");
        Instant since = DearProducts.instant(call, "ModifiedSince");
        boolean deprecated = call.flag("IncludeDeprecated");
        Collection<ObjectNode> candidates = byName.values();
        if (name != null) {
            String prefix = name.toLowerCase(Locale.ROOT);
            candidates = byName.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values();
        }
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode row : candidates) {
            boolean wanted =
                    (id == null || row.get("ID").asText().equals(id))
                            && (deprecated || row.get("Status").asText().equals("Active"))
                            && (contact == null || hasContact(row, contact))
                            && (since == null
                                    || !Instant.parse(row.get("LastModifiedOn").asText())
                                            .isBefore(since));
            if (wanted) {
                found.add(row);
            }
        }
        boolean prices = call.flag("IncludeProductPrices");
        return Answer.json(
                200,
                DearFields.page(
                        call, "CustomerList", found, row -> prices ? row : withoutPrices(row)));
    }

    private static boolean hasContact(ObjectNode row, String filter) {
        for (JsonNode contact : row.get("Contacts")) {
            if (DearProducts.startsWith(contact, "Name", filter)
                    || contact.path("Email").asText().equalsIgnoreCase(filter)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Creates a customer, or replaces one: addresses and contacts with an ID change, those without
     * are added.
     */
    ObjectNode save(ObjectNode body, ObjectNode old) {
        ObjectNode customer = Json.object();
        customer.put("ID", old == null ? DearFields.newId() : old.get("ID").asText());
        String name = DearFields.required(body, "Name", 256);
        ObjectNode same = named(name);
        if (same != null && same != old) {
            throw Refusal.dear("Customer with name '" + name + "' already exists.");
        }
        customer.put("Name", name);
        String status =
                DearFields.oneOf(body, "Status", List.of("Active", "Deprecated"), old == null);
        customer.put("Status", status == null ? old.get("Status").asText() : status);
        String currency = DearFields.required(body, "Currency", 3);
        if (!CURRENCIES.contains(currency)) {
            throw Refusal.dear("Currency '" + currency + "' was not found");
        }
        customer.put("Currency", currency);
        customer.put("PaymentTerm", DearFields.required(body, "PaymentTerm", 50));
        books.term(customer.get("PaymentTerm").asText());
        customer.put("AccountReceivable", DearFields.required(body, "AccountReceivable", 50));
        books.receivableAccount(customer.get("AccountReceivable").asText());
        customer.put("RevenueAccount", DearFields.required(body, "RevenueAccount", 50));
        books.revenueAccount(customer.get("RevenueAccount").asText());
        customer.put("TaxRule", DearFields.required(body, "TaxRule", 50));
        books.taxRule(customer.get("TaxRule").asText());
        TEXTS.forEach((field, max) -> customer.put(field, DearFields.text(body, field, max)));
        names(customer);
        for (int i = 1; i <= 10; i++) {
            customer.put(
                    "AdditionalAttribute" + i,
                    DearFields.text(body, "AdditionalAttribute" + i, 256));
        }
        BigDecimal discount = DearFields.decimal(body, "Discount", 2);
        if (discount != null
                && (discount.signum() < 0 || discount.compareTo(BigDecimal.valueOf(100)) > 0)) {
            throw Refusal.dear("Attribute 'Discount' should be between 0 and 100.");
        }
        customer.put("Discount", discount == null ? BigDecimal.ZERO : discount);
        BigDecimal credit = DearFields.decimal(body, "CreditLimit", 4);
        customer.put("CreditLimit", credit == null ? BigDecimal.ZERO : credit);
        customer.put("IsOnCreditHold", DearFields.flag(body, "IsOnCreditHold", false));
        customer.set(
                "Addresses",
                DearCustomerParts.addresses(
                        DearFields.list(body, "Addresses"), part(old, "Addresses")));
        customer.set(
                "Contacts",
                DearCustomerParts.contacts(
                        DearFields.list(body, "Contacts"), part(old, "Contacts")));
        customer.set("ProductPrices", prices(DearFields.list(body, "ProductPrices")));
        customer.put("LastModifiedOn", now.get());
        if (old != null) {
            byName.remove(old.get("Name").asText().toLowerCase(Locale.ROOT));
        }
        rows.put(customer.get("ID").asText(), customer);
        byName.put(name.toLowerCase(Locale.ROOT), customer);
        return customer;
    }

    private void names(ObjectNode customer) {
        if (customer.hasNonNull("PriceTier")) {
            books.tier(customer.get("PriceTier").asText());
        }
        if (customer.hasNonNull("Carrier")) {
            books.carrier(customer.get("Carrier").asText());
        }
        if (customer.hasNonNull("SalesRepresentative")) {
            books.representative(customer.get("SalesRepresentative").asText());
        }
        if (customer.hasNonNull("Location")) {
            books.location(customer.get("Location").asText());
        }
    }

    private static ArrayNode part(ObjectNode old, String name) {
        return old == null ? Json.array() : (ArrayNode) old.get(name).deepCopy();
    }

    /**
     * What a sale with ShipToOther=false does: an unknown Line1 becomes a shipping address of the
     * customer card.
     */
    void addShippingAddress(String customerId, JsonNode address) {
        ObjectNode customer = get(customerId);
        for (JsonNode known : customer.get("Addresses")) {
            if (known.path("Line1").asText().equalsIgnoreCase(address.path("Line1").asText())) {
                return;
            }
        }
        ObjectNode added = Json.object().put("ID", DearFields.newId());
        for (String field : List.of("Line1", "Line2", "City", "State", "Postcode", "Country")) {
            added.set(field, address.get(field));
        }
        added.put("Type", "Shipping").put("DefaultForType", false);
        ((ArrayNode) customer.get("Addresses")).add(added);
        customer.put("LastModifiedOn", now.get());
    }
}
