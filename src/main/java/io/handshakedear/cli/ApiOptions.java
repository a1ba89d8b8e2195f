package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.admin.AdminServer;
import io.handshakedear.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command shares that talks to the admin API of a running instance. */
final class ApiOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the running instance (default: from the settings)")
    private String url;

    @Option(
            names = "--store",
            paramLabel = "NAME",
            description = "The store (default: the only one)")
    private String store;

    @Option(names = "--json", description = "Print the API's answer as it is")
    private boolean json;

    private ApiClient client;

    boolean isJson() {
        return json;
    }

    /** The store that was named, if one was. */
    Optional<String> namedStore() {
        return Optional.ofNullable(store);
    }

    ApiClient client() {
        if (client == null) {
            Settings settings = Configuration.load();
            String address =
                    url == null
                            ? AdminServer.address(
                                    settings.get("admin.host"), settings.number("admin.port"))
                            : url.replaceAll("/+$", "");
            String password = System.getenv("HANDSHAKE_DEAR_PASSWORD");
            client =
                    new ApiClient(
                            address,
                            password == null || password.isEmpty()
                                    ? settings.get("admin.password")
                                    : password);
        }
        return client;
    }

    /** The named store or the instance's only one. */
    String store() {
        if (store != null) {
            return store;
        }
        List<String> names = new ArrayList<>();
        client().get("/stores").path("stores").forEach(one -> names.add(one.path("name").asText()));
        if (names.size() != 1) {
            throw new CommandFailure(
                    "Name one of the stores with --store: " + String.join(", ", names));
        }
        return names.get(0);
    }

    /**
     * The one order that a person means.
     *
     * @param name an order number, with or without its #, or an objID
     */
    JsonNode order(String name) {
        String chosen = store();
        List<JsonNode> found = new ArrayList<>();
        client().get(
                        "/orders?limit=10&store=%s&order=%s"
                                .formatted(ApiClient.encode(chosen), ApiClient.encode(name)))
                .path("orders")
                .forEach(found::add);
        if (found.isEmpty()) {
            throw new CommandFailure(
                    "%s has no order %s: it was not captured, or it was forgotten"
                            .formatted(chosen, name));
        }
        if (found.size() > 1) {
            String all =
                    String.join(
                            ", ",
                            found.stream()
                                    .map(
                                            order ->
                                                    "%s (objID %s)"
                                                            .formatted(
                                                                    order.path("orderNumber")
                                                                            .asText(),
                                                                    order.path("orderId").asText()))
                                    .toList());
            throw new CommandFailure("%s may be one of %s; name one".formatted(name, all));
        }
        return found.get(0);
    }

    /** The API's path of an order. */
    static String path(JsonNode order) {
        return "/orders/%s/%s"
                .formatted(
                        ApiClient.encode(order.path("store").asText()),
                        ApiClient.encode(order.path("orderId").asText()));
    }
}
