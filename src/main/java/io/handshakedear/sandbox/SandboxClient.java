package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Controls a stand-in in another process through its {@code /_sandbox/} addresses. One client for
 * each stand-in.
 */
public final class SandboxClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    /**
     * Takes any address of the stand-in, for instance the one that the integration is configured
     * with.
     */
    public SandboxClient(String url) {
        URI uri = URI.create(url);
        root = uri.getScheme() + "://" + uri.getAuthority() + "/_sandbox/";
    }

    /**
     * Sends a control request; answers its JSON. A refusal becomes an IllegalStateException with
     * the text.
     */
    public JsonNode call(String method, String path, Object body) {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(root + path))
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? Json.object() : Json.parse(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public void fault(FaultRule rule) {
        call("POST", "faults", rule);
    }

    public JsonNode faults() {
        return call("GET", "faults", null);
    }

    public void clearFaults() {
        call("DELETE", "faults", null);
    }

    /** A constant delay for all calls. */
    public void latency(long millis) {
        call("POST", "latency", Json.object().put("millis", millis));
    }

    /** 0 calls switches the limit off. */
    public void limit(int calls, long millis) {
        call("POST", "rate-limit", Json.object().put("calls", calls).put("millis", millis));
    }

    public void retryAfter(RateLimit.RetryAfter form) {
        call("POST", "rate-limit", Json.object().put("retryAfter", form.name()));
    }

    public void reset() {
        call("POST", "reset", null);
    }

    /** Calls so far, refused ones, and the most in any window of that length. */
    public JsonNode summary(long windowMillis) {
        return call("GET", "ledger/summary?window=" + windowMillis, null);
    }

    public ArrayNode ledger(String method, String pathRegexp) {
        return (ArrayNode)
                call("GET", "ledger?method=" + method + "&path=" + encode(pathRegexp), null);
    }

    /** Calls that the system answered with an error. */
    public ArrayNode refused() {
        return (ArrayNode) call("GET", "ledger?refused=true", null);
    }

    public void clearLedger() {
        call("DELETE", "ledger", null);
    }

    /**
     * A call of the API made by a person in the system's pages: not limited, not in the ledger, no
     * faults.
     */
    public JsonNode ui(String method, String apiPath, Object body) {
        return call(method, "ui/" + apiPath, body);
    }

    // ---- Handshake

    public void putOrder(ObjectNode order) {
        call("POST", "orders", order);
    }

    public ObjectNode order(int objId) {
        return (ObjectNode) call("GET", "orders/" + objId, null);
    }

    public void editOrder(int objId, ObjectNode fields) {
        call("POST", "orders/" + objId, fields);
    }

    public void changeStatus(int objId, String status) {
        editOrder(objId, Json.object().put("status", status));
    }

    public void deleteOrder(int objId) {
        call("DELETE", "orders/" + objId, null);
    }

    /** Makes orders in the stand-in; the options are those of {@link OrderGenerator}. */
    public void generate(ObjectNode options) {
        call("POST", "generate", options);
    }

    public ArrayNode documents(String resource) {
        return (ArrayNode) call("GET", "documents/" + resource, null);
    }

    public void putDocument(String resource, ObjectNode document) {
        call("POST", "documents/" + resource, document);
    }

    public void deleteDocument(String resource, int objId) {
        call("DELETE", "documents/" + resource + "/" + objId, null);
    }

    public void apiKey(String key) {
        call("POST", "api-key", Json.object().put("key", key));
    }

    // ---- DEAR

    /** Full sales of one ExternalID, or all of them (null). */
    public List<ObjectNode> sales(String externalId) {
        String query = externalId == null ? "" : "?externalId=" + encode(externalId);
        List<ObjectNode> list = new ArrayList<>();
        call("GET", "sales" + query, null).forEach(sale -> list.add((ObjectNode) sale));
        return list;
    }

    public int saleCount() {
        return call("GET", "sales/count", null).path("sales").asInt();
    }

    /** ExternalID → number of sales that are not voided, where it is more than one. */
    public ObjectNode doubles() {
        return (ObjectNode) call("GET", "doubles", null);
    }

    public ArrayNode customers() {
        return (ArrayNode) call("GET", "customers", null);
    }

    public ObjectNode stock() {
        return (ObjectNode) call("GET", "stock", null);
    }

    /** Sets what is on hand; SKU "*" means every stock product at every location. */
    public void setStock(String sku, String location, BigDecimal onHand) {
        call(
                "POST",
                "stock",
                Json.object().put("sku", sku).put("location", location).put("onHand", onHand));
    }

    public void putProduct(ObjectNode fields) {
        call("POST", "products", fields);
    }

    public void credentials(String accountId, String applicationKey) {
        call(
                "POST",
                "credentials",
                Json.object().put("accountId", accountId).put("applicationKey", applicationKey));
    }
}
