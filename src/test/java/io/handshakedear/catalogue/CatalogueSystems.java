package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.DearStandIn;
import io.handshakedear.sandbox.HandshakeStandIn;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.List;
import java.util.Map;

/** Both systems and an integration between them that brings a catalogue from one to the other. */
public abstract class CatalogueSystems implements AutoCloseable {

    /** What the integration remembers of both catalogues. */
    private static final List<String> REMEMBERED =
            List.of(
                    "catalogue_item",
                    "product_link",
                    "family_link",
                    "category_link",
                    "product_index",
                    "family_index",
                    "remote_write");

    private final SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
    private RunningIntegration running;

    /** Starts the integration, with settings beside the usual ones. */
    public final void start(Map<String, String> settings) throws Exception {
        running =
                RunningIntegration.against(systems)
                        .with("read-retry-delay", "1ms")
                        .with(settings)
                        .start();
    }

    public final SandboxSystems systems() {
        return systems;
    }

    public final HandshakeStandIn handshake() {
        return systems.handshake();
    }

    public final DearStandIn dear() {
        return systems.dear();
    }

    public final RunningIntegration running() {
        return running;
    }

    /** What a person does in DEAR. */
    public final JsonNode ui(String method, String path, Object body) {
        return new SandboxClient(dear().url()).ui(method, path, body);
    }

    /** DEAR's product of a SKU; null if there is none. */
    public final ObjectNode product(String sku) {
        return exact("product?IncludeDeprecated=true&Limit=1000&Sku=" + sku, "Products", sku);
    }

    /** DEAR's family of a SKU; null if there is none. */
    public final ObjectNode family(String sku) {
        return exact("productFamily?Limit=1000&Sku=" + sku, "ProductFamilies", sku);
    }

    private ObjectNode exact(String path, String list, String sku) {
        for (JsonNode one : ui("GET", path, null).path(list)) {
            if (one.path("SKU").asText().equals(sku)) {
                return (ObjectNode) one;
            }
        }
        return null;
    }

    /** Empties what the integration remembers of both catalogues, and further tables. */
    protected final void forget(String... further) {
        REMEMBERED.forEach(this::empty);
        List.of(further).forEach(this::empty);
    }

    private void empty(String table) {
        running.database().update("delete from " + table);
    }

    /** A column of the one row whose key is this. */
    protected final String column(String table, String column, String key, String value) {
        return running.database()
                .queryForObject(
                        "select %s from %s where %s = ?".formatted(column, table, key),
                        String.class,
                        value);
    }

    @Override
    public final void close() {
        if (running != null) {
            running.close();
        }
        systems.close();
    }
}
