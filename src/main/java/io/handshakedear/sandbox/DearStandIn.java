package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A strict stand-in of the DEAR API v2 on a loopback port. Where the public descriptions disagree
 * or are silent, the choice is named in the place.
 */
public final class DearStandIn extends StandIn {
    private static final String BASE = "/externalapi/v2/";
    private static final String LIMIT_TEXT = "You have reached 60 calls per 60 seconds API limit.";

    private final Object lock = new Object();
    private DearCompany company;
    private volatile String accountId = SandboxSettings.DEAR_ACCOUNT;
    private volatile String applicationKey = SandboxSettings.DEAR_KEY;

    private DearStandIn(int port) {
        super("dear", port);
    }

    /** Starts with the data set of the sandbox; port 0 takes a free one. */
    public static DearStandIn start(int port) {
        DearStandIn standIn = new DearStandIn(port);
        standIn.load();
        standIn.listen();
        return standIn;
    }

    @Override
    public String url() {
        return root() + "/ExternalApi/v2";
    }

    /** Replaces the credentials that are accepted: calls with the old ones get 403. */
    public void credentials(String newAccountId, String newApplicationKey) {
        accountId = newAccountId;
        applicationKey = newApplicationKey;
    }

    @Override
    public void reset() {
        super.reset();
        credentials(SandboxSettings.DEAR_ACCOUNT, SandboxSettings.DEAR_KEY);
        load();
    }

    private void load() {
        DearCompany fresh = new DearCompany(this::clock);
        DearData.fill(fresh);
        synchronized (lock) {
            company = fresh;
        }
    }

    /** Sets what is on hand of a product at a location. */
    public void setStock(String sku, String location, BigDecimal onHand) {
        synchronized (lock) {
            ObjectNode product = company.products.bySku(sku);
            if (product == null || company.books.locations.named(location) == null) {
                throw new IllegalArgumentException(
                        "no such product or location: " + sku + ", " + location);
            }
            company.stock.setOnHand(product.get("ID").asText(), location, onHand);
        }
    }

    /** Sets the same quantity of every stock product at every location. */
    public void setAllStock(BigDecimal onHand) {
        synchronized (lock) {
            for (ObjectNode product : company.products.all()) {
                if (product.get("Type").asText().equals("Stock")) {
                    for (ObjectNode location : company.books.locations.rows()) {
                        company.stock.setOnHand(
                                product.get("ID").asText(), location.get("Name").asText(), onHand);
                    }
                }
            }
        }
    }

    /**
     * Adds a product, or replaces the fields given of the one with that SKU. Needs SKU and Name.
     */
    public void putProduct(ObjectNode fields) {
        synchronized (lock) {
            DearData.putProduct(company, fields);
        }
    }

    /** Adds a customer, given as POST customer takes one. */
    public void putCustomer(ObjectNode fields) {
        synchronized (lock) {
            company.customers.save(fields, null);
        }
    }

    /**
     * Full sales, as GET sale shows them, in the order they were made; of one ExternalID or of all
     * (null).
     */
    public List<ObjectNode> sales(String externalId) {
        synchronized (lock) {
            Collection<DearSale> found =
                    externalId == null
                            ? company.sales.all()
                            : company.sales.byExternalId(externalId);
            List<ObjectNode> list = new ArrayList<>();
            found.forEach(sale -> list.add(company.sales.full(sale)));
            return list;
        }
    }

    public int saleCount() {
        synchronized (lock) {
            return company.sales.all().size();
        }
    }

    /** ExternalIDs carried by more than one sale that is not voided, with how many. */
    public Map<String, Integer> doubles() {
        synchronized (lock) {
            Map<String, Integer> doubles = new LinkedHashMap<>();
            company.sales.doubles().forEach((id, sales) -> doubles.put(id, sales.size()));
            return doubles;
        }
    }

    public List<ObjectNode> customers() {
        synchronized (lock) {
            return company.customers.all().stream().map(ObjectNode::deepCopy).toList();
        }
    }

    /** Location → SKU → {OnHand, Allocated, Available}. */
    public ObjectNode stock() {
        synchronized (lock) {
            return company.stock.levels();
        }
    }

    /**
     * Picks, packs and ships goods of a sale as a person in the warehouse does.
     *
     * @param carrier of DEAR's book of carriers, or null
     * @param quantities by SKU, or null for all that is not picked yet
     * @return the id of the fulfilment task
     */
    public String ship(
            String externalId,
            String carrier,
            String trackingNumber,
            Map<String, BigDecimal> quantities) {
        synchronized (lock) {
            DearSale sale =
                    company.sales.byExternalId(externalId).stream()
                            .filter(one -> !one.voided)
                            .findFirst()
                            .orElseThrow(
                                    () -> new IllegalArgumentException("no sale " + externalId));
            return company.warehouse.dispatch(sale, carrier, trackingNumber, quantities);
        }
    }

    /** Deletes a sale as a person does in DEAR's pages: no call finds it any more. */
    public void deleteSale(String id) {
        synchronized (lock) {
            company.sales.delete(id);
        }
    }

    /** Changes carrier and tracking number of an authorised shipment. */
    public void retrack(String taskId, String carrier, String trackingNumber) {
        synchronized (lock) {
            company.warehouse.retrack(taskId, carrier, trackingNumber);
        }
    }

    /** The webhooks of the account with their secrets. */
    public List<ObjectNode> webhooks() {
        synchronized (lock) {
            return company.webhooks.all();
        }
    }

    public void switchWebhooksOff(String type) {
        synchronized (lock) {
            company.webhooks.switchOff(type);
        }
    }

    /** What webhooks are to be told: {@code type} and {@code payload} of each event. */
    public List<ObjectNode> events() {
        synchronized (lock) {
            return company.events.pending();
        }
    }

    /**
     * Delivers pending events to the active webhooks of their types; an event whose delivery fails
     * six times is dropped and switches its webhooks off.
     *
     * @return how many deliveries were taken
     */
    public int deliverWebhooks() {
        List<DearEvents.Event> pending;
        synchronized (lock) {
            pending = company.events.take();
        }
        int taken = 0;
        for (DearEvents.Event event : pending) {
            List<ObjectNode> hooks;
            synchronized (lock) {
                hooks = company.webhooks.active(event.type());
            }
            for (ObjectNode hook : hooks) {
                if (DearEvents.deliver(hook, event.payload())) {
                    taken++;
                } else {
                    synchronized (lock) {
                        if (!company.events.again(event)) {
                            company.webhooks.switchOff(event.type());
                        }
                    }
                }
            }
        }
        return taken;
    }

    @Override
    Call read(String method, String path, HttpExchange exchange, byte[] body) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(BASE)) {
            return null;
        }
        String below = path.substring(BASE.length()).replaceAll("/+$", "");
        return new Call(
                method,
                "v2",
                below,
                Call.parameters(exchange.getRequestURI()),
                exchange.getRequestHeaders(),
                body);
    }

    @Override
    String key(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("api-auth-accountid"));
    }

    /** DEAR API, headers: api-auth-accountid and api-auth-applicationkey; 403 otherwise. */
    @Override
    Answer authenticate(HttpExchange exchange) {
        String account = exchange.getRequestHeaders().getFirst("api-auth-accountid");
        String key = exchange.getRequestHeaders().getFirst("api-auth-applicationkey");
        return accountId.equalsIgnoreCase(account) && applicationKey.equalsIgnoreCase(key)
                ? null
                : Answer.text(403, "Incorrect credentials!");
    }

    /** The service has used three signals over time and by endpoint: they take turns. */
    @Override
    Answer throttled(Ledger.Entry entry) {
        Answer answer =
                switch (limit().refusals() % 3) {
                    case 1 -> Answer.text(429, "");
                    case 2 -> Answer.text(503, LIMIT_TEXT);
                    default -> Refusal.dear(400, LIMIT_TEXT).answer();
                };
        String retryAfter = limit().retryAfter(accountId, entry.nanos());
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter);
    }

    @Override
    Answer unknownAddress(String path) {
        return Answer.html(404, "Page not found");
    }

    @Override
    Answer answer(Call call) {
        if ((call.is("POST") || call.is("PUT"))) {
            String type = call.headers().getFirst("Content-Type");
            if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
                throw Refusal.dear("Content-Type should be application/json");
            }
        }
        String path = call.path().toLowerCase(Locale.ROOT);
        synchronized (lock) {
            Answer answer = company.answer(call, path);
            return answer == null ? Answer.text(404, "Not Found") : answer;
        }
    }

    @Override
    Answer control(Call call) {
        return new DearControl(this).answer(call);
    }
}
