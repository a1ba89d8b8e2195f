package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.orders.Customers.OrderCustomer;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ListPages;
import io.handshakedear.systems.PlainFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * What the load of customers asks (design rule K4). It puts each customer into the flow of the
 * customers of orders, as that of an order which is nothing else.
 */
public final class LoadedCustomers {

    private static final String UNCHANGED = "UNCHANGED";

    /** What stands for the order: it has a customer, and that is all. */
    public ObjectNode order(@Body JsonNode customer) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.set("customer", customer);
        return order;
    }

    /** What the mappings of customers read besides: the currency, and the store's settings. */
    public ObjectNode document(
            @Variable("order") JsonNode order, @Variable("settings") StoreSettings settings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("currency", OrderReader.currency(order));
        document.set("store", SalePlanner.storeSettings(settings));
        return document;
    }

    /** A customer in DEAR keeps its currency, whatever Handshake says. */
    public Map<String, Object> entry() {
        return new HashMap<>();
    }

    public String number(@Body JsonNode customer) {
        return OrderReader.reference(customer);
    }

    /** What the writes of the customer belong to. */
    public String subject(@Variable("store") String store, @Variable("customerNo") String number) {
        return "customer:" + store + ":" + number;
    }

    /**
     * What has to be done with a customer, as its state will say.
     *
     * @param known the row of its DEAR customer, or null
     */
    public String outcome(
            @Body Map<String, Object> known, @Variable("customer") OrderCustomer customer) {
        if (known == null) {
            return "CREATED";
        }
        return customer.fingerprint().equals(known.get("fingerprint")) ? UNCHANGED : "UPDATED";
    }

    /** What became of the customer, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("store") String store,
            @Variable("customerNo") String number,
            @Variable("outcome") String outcome,
            @Variable("job") Map<String, Object> job) {
        return row(store, number, outcome, null, job);
    }

    /** A customer that does not fit, or that DEAR refuses, costs only itself. */
    public Map<String, Object> leftOut(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("store") String store,
            @Variable("customerNo") String number,
            @Variable("job") Map<String, Object> job) {
        return row(store, number, "LEFT_OUT", PlainFailure.cause(exception).getMessage(), job);
    }

    /** The one row that Handshake cannot give is left out; the page behind it could be read. */
    public Map<String, Object> unreadable(
            @Variable("pages") ListPages pages,
            @Variable("store") String store,
            @Variable("job") Map<String, Object> job) {
        String place = pages.suspected();
        return row(
                store,
                "unreadable-" + Digest.of(place),
                "LEFT_OUT",
                "Handshake cannot give a customer, " + place,
                job);
    }

    /** True if this load has seen the customer before it was interrupted. */
    public boolean isSeen(
            @Variable("lastJob") String lastJob, @Variable("job") Map<String, Object> job) {
        return job.get("id").equals(lastJob);
    }

    /** What the load has come to so far, for people. */
    public String summary(@Body Map<String, Object> tally) {
        List<String> parts = new ArrayList<>();
        for (String word : List.of("created", "updated", "unchanged", "left_out")) {
            long count = ((Number) tally.get(word)).longValue();
            if (count > 0) {
                parts.add(count + " " + word.replace('_', ' '));
            }
        }
        return tally.get("seen")
                + " customers"
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static Map<String, Object> row(
            String store, String number, String state, String remarks, Map<String, Object> job) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("customerNo", number);
        row.put("state", state);
        row.put("remarks", remarks);
        row.put("jobId", job.get("id"));
        return row;
    }
}
