package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.NameKey;
import io.handshakedear.systems.QueryText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The customer of an order and what DEAR needs to create one (design rule O9). */
public final class Customers {

    private static final List<String> NEEDED_TO_CREATE =
            List.of(
                    "customer.payment-term",
                    "customer.account-receivable",
                    "customer.revenue-account",
                    "customer.tax-rule");

    private final JsonMapping mapping;

    public Customers(JsonMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * The order's customer; its part that we own goes into the document, too, at customer.owned.
     *
     * @throws HeldOrder when the order has no customer with a name
     */
    public OrderCustomer of(
            @Variable("order") JsonNode order, @Variable("document") ObjectNode document) {
        JsonNode customer = order.path("customer");
        String name = OrderReader.text(customer.path("name"));
        String number = OrderReader.reference(customer);
        if (name == null || number == null) {
            throw new HeldOrder(
                    "The order has no customer with a name",
                    "Give the order a customer in Handshake");
        }
        ObjectNode owned = (ObjectNode) mapping.apply("customer-owned", order);
        // the name as DEAR gets it: it is what the customer is found by again
        String dearName = OrderReader.text(owned.path("Name"));
        owned.put("Name", dearName);
        document.withObject("/customer").set("owned", owned);
        return new OrderCustomer(number, dearName, Digest.of(owned.toString()));
    }

    /** True if the order names its customer by an address only. */
    public boolean isMere(@Variable("order") JsonNode order) {
        return order != null && OrderReader.hasMereCustomer(order);
    }

    /** The address of the order's customer in Handshake. */
    public String path(@Variable("order") JsonNode order) {
        return "customers/" + OrderReader.reference(order.path("customer"));
    }

    /** Puts the customer that was read, if there is one, into the order that refers to it. */
    public void embed(@Body JsonNode customer, @Variable("order") JsonNode order) {
        if (customer != null && customer.isObject()) {
            ((ObjectNode) order).set("customer", customer);
        }
    }

    /** The named parameters that find a customer. */
    public Map<String, Object> key(
            @Variable("store") String store, @Variable("customer") OrderCustomer customer) {
        return Map.of(
                "store", store,
                "customerNo", customer.number(),
                "nameKey", NameKey.of(customer.name()));
    }

    /**
     * @throws HeldOrder when DEAR's customer is deprecated or has another currency
     */
    public void requireUsable(
            @Variable("known") Map<String, Object> known,
            @Variable("entry") Map<String, Object> entry,
            @Variable("customer") OrderCustomer customer) {
        if (known == null) {
            return;
        }
        if ("Deprecated".equalsIgnoreCase((String) known.get("status"))) {
            throw new HeldOrder(
                    "The customer (Handshake %s) is deprecated in DEAR"
                            .formatted(customer.number()),
                    "Make the customer active in DEAR, then retry");
        }
        String currency = (String) known.get("currency");
        String ordered = (String) entry.get("currency");
        if (currency != null && ordered != null && !currency.equalsIgnoreCase(ordered)) {
            throw new HeldOrder(
                    "The order is in %s, but its customer in DEAR has the currency %s"
                            .formatted(ordered, currency),
                    "Give the order a customer of that currency");
        }
    }

    /**
     * @throws HeldOrder naming the settings that a new customer needs and that are not set
     */
    public void requireSettings(@Variable("settings") StoreSettings settings) {
        List<String> missing = new ArrayList<>();
        for (String key : NEEDED_TO_CREATE) {
            if (settings.get(key).isEmpty()) {
                missing.add("store." + settings.name() + "." + key);
            }
        }
        if (!missing.isEmpty()) {
            throw new HeldOrder(
                    "The customer is not in DEAR, and cannot be created",
                    "Set " + String.join(", ", missing) + ", or create the customer in DEAR");
        }
    }

    /** DEAR's customer as it is now goes where the update's mapping reads it: customer.current. */
    public void keepCurrent(@Body JsonNode answer, @Variable("document") ObjectNode document) {
        document.withObject("/customer").set("current", answer.path("CustomerList").path(0));
    }

    /** What is known of a customer that was created or found just now. */
    public Map<String, Object> created(@Body JsonNode result) {
        return Map.of("customer_id", result.path("ID").asText().toLowerCase(Locale.ROOT));
    }

    public void rethrow(@Variable("refusal") Exception refusal) throws Exception {
        throw refusal;
    }

    /** The link between both customers, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("store") String store,
            @Variable("customer") OrderCustomer customer,
            @Variable("known") Map<String, Object> known,
            @Variable("entry") Map<String, Object> entry) {
        Map<String, Object> row = new HashMap<>(key(store, customer));
        row.put("customerId", known.get("customer_id"));
        row.put("fingerprint", customer.fingerprint());
        row.put("currency", entry.get("currency"));
        return row;
    }

    /**
     * An order's customer.
     *
     * @param number objID of the Handshake customer
     * @param name its name in DEAR, the natural key there
     * @param fingerprint digest of the fields that we own in DEAR
     */
    public record OrderCustomer(String number, String name, String fingerprint) {

        /** The name as part of a query. */
        public String urlName() {
            return QueryText.encoded(name);
        }
    }
}
